import type { Row } from "../crm/row.ts";
import type { User } from "../crm/user.ts";
import { type Answer, jsonAnswer, textAnswer } from "../http/answer.ts";
import { withCors } from "../http/cors.ts";
import type { ActiveFault } from "./active-fault.ts";

/** What the struck faults make of one request. */
export interface Plan {
  /** The kind of the fault that decides the answer. */
  readonly kind: string | undefined;
  readonly delayRequestMs: number;
  /** The request gets no further than this: it is never served. */
  readonly before: "reset" | "hang" | Answer | undefined;
  readonly delayAnswerMs: number;
  /** The request is served, but its answer never arrives whole. */
  readonly after: "reset" | "hang" | "cut" | undefined;
  /** The rows to list instead of the present ones. */
  readonly rowsOf: (user: User) => readonly Row[] | undefined;
}

const CAPTIVE_PORTAL =
  "<!doctype html><html><head><title>Free WiFi</title></head><body><h1>Welcome aboard</h1><p>Accept our terms to go online.</p></body></html>";

/** The vendor's shape of an answer that is no success. */
export function failureAnswer(status: number, errors: unknown): Answer {
  return withCors(jsonAnswer(status, { Data: null, Success: false, Errors: errors }));
}

export const NOT_AUTHENTICATED = ["Authentication failed: the token is invalid or has expired"];

function statusAnswer(status: number, retryAfter: string | undefined): Answer {
  const answer = failureAnswer(status, [`The sandbox was asked to answer ${status}`]);
  if (retryAfter === undefined) return answer;
  const headers = { "retry-after": retryAfter, "access-control-expose-headers": "retry-after" };
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function rawAnswer(status: number, body: unknown): Answer {
  return withCors(typeof body === "string" ? textAnswer(status, "application/json", body) : jsonAnswer(status, body));
}

/** The answer that a fault gives in place of the real one; undefined when it lets the request through. */
function answerInstead(active: ActiveFault): Answer | "reset" | "hang" | undefined {
  const { trouble } = active.fault;
  switch (trouble.kind) {
    case "offline":
      return "reset";
    case "hang":
      return trouble.phase === "request" ? "hang" : undefined;
    case "status":
      return statusAnswer(trouble.status, trouble.retryAfter);
    case "unauthorized":
    case "expired-token":
      return failureAnswer(401, NOT_AUTHENTICATED);
    case "unauthorized-200":
      return failureAnswer(200, NOT_AUTHENTICATED);
    case "refuse":
      return failureAnswer(200, trouble.errors);
    case "html": {
      const portal = textAnswer(200, "text/html", CAPTIVE_PORTAL);
      return trouble.cors ? withCors(portal) : portal;
    }
    case "body":
      return rawAnswer(trouble.status, trouble.body);
    case "pusher-auth-refused":
      return failureAnswer(403, ["Forbidden"]);
    default:
      return undefined;
  }
}

/** Adds up the faults that struck. */
export function planOf(struck: readonly ActiveFault[]): Plan {
  let [delayRequestMs, delayAnswerMs] = [0, 0];
  for (const { fault } of struck) {
    if (fault.trouble.kind !== "delay") continue;
    if (fault.trouble.phase === "request") delayRequestMs += fault.trouble.ms;
    else delayAnswerMs += fault.trouble.ms;
  }
  const deciding = struck.find(({ fault }) => fault.trouble.kind !== "delay");
  const kind = deciding?.fault.trouble.kind;
  const after = kind === "lost-answer" ? "reset" : kind === "truncate" ? "cut" : kind === "hang" ? "hang" : undefined;
  return {
    kind,
    delayRequestMs,
    before: deciding === undefined ? undefined : answerInstead(deciding),
    delayAnswerMs,
    after,
    rowsOf: (user) => (kind === "stale" ? deciding?.moment.rows.get(user) : undefined),
  };
}
