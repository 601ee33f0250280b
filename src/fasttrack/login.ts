import type { Outcome } from "../model/outcome.ts";
import { callFasttrack, callJson, canBeHeader } from "./http.ts";
import { idOf, isRecord, textOf } from "./json.ts";
import { endpoint } from "./urls.ts";

export interface Login {
  readonly authToken: string;
  readonly userId: number;
  /** Null where the answer names none. */
  readonly brandId: number | null;
}

const UNSENDABLE_SID: Outcome<never> = {
  type: "refused",
  errors: ["the sid has characters that cannot be sent in a header"],
};

export function loginUrl(fusionUrl: string): string {
  return endpoint(fusionUrl, "Platform/LoginAuthToken");
}

/** Exchanges the operator's session token (guide, step 2). Names in the answer are personal data and are not read. */
export async function login(fusionUrl: string, sid: string): Promise<Outcome<Login>> {
  if (!canBeHeader(sid)) return UNSENDABLE_SID;
  const outcome = await callFasttrack({ url: loginUrl(fusionUrl), method: "POST", token: sid, timeoutMs: 15_000 });
  if (outcome.type !== "success") return outcome;
  const data = isRecord(outcome.value) ? outcome.value : {};
  const authentication = isRecord(data.Authentication) ? data.Authentication : {};
  const user = isRecord(data.User) ? data.User : {};
  // The vendor's own page spells the key with a colon inside.
  const isDenied = authentication.IsAuthenticated === false || authentication["IsAuthenticated:"] === false;
  const authToken = textOf(authentication.AuthToken);
  const userId = idOf(user.UserId);
  if (isDenied || authToken === "" || !canBeHeader(authToken) || userId === null) {
    return { type: "refused", errors: ["the login answer has no usable AuthToken and UserId"] };
  }
  return { type: "success", value: { authToken, userId, brandId: idOf(user.BrandId) } };
}

/** Asks the operator for the player's sid: `GET sessionUrl` with the operator's cookies answers `{"sid": "…"}`. */
export async function fetchSid(sessionUrl: string): Promise<Outcome<string>> {
  const outcome = await callJson({ url: sessionUrl, credentials: "include", timeoutMs: 15_000 });
  if (outcome.type !== "success") return outcome;
  const sid = isRecord(outcome.value) ? textOf(outcome.value.sid) : "";
  if (sid === "") return { type: "refused", errors: ["the answer has no sid"] };
  return canBeHeader(sid) ? { type: "success", value: sid } : UNSENDABLE_SID;
}
