import type { Answer } from "./answer.ts";

/** What the vendor's API allows to any site: no credentials, the two methods and headers that the guide uses. */
const ALLOW_ANY_SITE = { "access-control-allow-origin": "*" };

/** The same answer, readable from any site. */
export function withCors(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, ...ALLOW_ANY_SITE } };
}

/** The answer to a preflight: `authtoken` and `content-type` may be sent, DELETE may be used, cookies may not. */
export function preflightAnswer(): Answer {
  return {
    status: 204,
    headers: {
      ...ALLOW_ANY_SITE,
      "access-control-allow-methods": "GET, POST, DELETE",
      "access-control-allow-headers": "authtoken, content-type",
      "access-control-max-age": "600",
    },
    body: "",
  };
}
