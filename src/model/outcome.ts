import type { IntentKind } from "./intent.ts";

/** What became of a call to Fasttrack, before anybody decides what it means. */
export type Outcome<T> =
  | { readonly type: "success"; readonly value: T }
  /** No answer, a cut one, or one that is not Fasttrack's to this user (a captive portal's page, another user's list). */
  | { readonly type: "unreachable"; readonly reason: "network" | "timeout" | "not-json" }
  /** An HTTP status that is no success; `retryAfterMs` where the server gave one. */
  | {
      readonly type: "status";
      readonly status: number;
      readonly retryAfterMs: number | null;
      /** Of a 404 or 410: Fasttrack says so itself, and nothing in between. */
      readonly isOwnWord?: true;
    }
  /** 200 with `Success: false`. */
  | { readonly type: "refused"; readonly errors: readonly string[] };

type StatusOutcome = Extract<Outcome<never>, { type: "status" }>;

export type Failure = Exclude<Outcome<never>, { type: "success" }>;

/**
 * What an answer to an intent means (invariant 7).
 * - `done`: confirmed
 * - `gone`: Fasttrack knows no such message: what a delete wants, and a mark-read has nothing left to mark
 * - `missing`: somebody on the way says so, perhaps a gateway that lost its server: the list knows
 * - `retry`: this one again later; whether the way to the server is closed shows in what becomes of the others
 * - `wait`: the server asks for patience: nothing more for now
 * - `signed-out`: the token is not accepted: keep everything and log in again
 * - `refuse`: the server will not do this one
 */
export type Verdict =
  | { readonly type: "done" }
  | { readonly type: "gone" }
  | { readonly type: "missing"; readonly problem: string }
  | { readonly type: "retry"; readonly isReachable: boolean }
  | { readonly type: "wait"; readonly retryAfterMs: number | null }
  | { readonly type: "signed-out" }
  | { readonly type: "refuse"; readonly problem: string };

export function judge(kind: IntentKind, outcome: Outcome<unknown>): Verdict {
  switch (outcome.type) {
    case "success":
      return { type: "done" };
    case "unreachable":
      return { type: "retry", isReachable: false };
    case "refused":
      return { type: "refuse", problem: outcome.errors.join("; ") || "Fasttrack gave no reason" };
    case "status":
      return judgeStatus(kind, outcome);
  }
}

/**
 * What the answer to a probe of the token means for the change whose refusal made us ask; `done` where the token is good, so
 * that it is the change itself. A probe that got no answer proves nothing.
 */
export function judgeProbe(
  outcome: Outcome<unknown>,
): Extract<Verdict, { type: "done" | "signed-out" | "wait" | "retry" }> {
  if (outcome.type === "success") return { type: "done" };
  if (isSignedOut(outcome)) return { type: "signed-out" };
  if (outcome.type !== "status") return { type: "retry", isReachable: false };
  const { retryAfterMs } = outcome;
  return asksForPatience(outcome) ? { type: "wait", retryAfterMs } : { type: "retry", isReachable: true };
}

function judgeStatus(kind: IntentKind, outcome: StatusOutcome): Verdict {
  const { status, retryAfterMs, isOwnWord } = outcome;
  const problem = `Fasttrack answered ${status} to ${kind === "read" ? "mark as read" : "delete"}`;
  if (status === 401 || status === 403) return { type: "signed-out" };
  if (status === 404 || status === 410) return isOwnWord ? { type: "gone" } : { type: "missing", problem };
  if (asksForPatience(outcome)) return { type: "wait", retryAfterMs };
  if (status === 408 || status >= 500) return { type: "retry", isReachable: true };
  return { type: "refuse", problem };
}

/** Whether the server is there and wants to be left in peace. */
export function asksForPatience(failure: Failure): boolean {
  if (failure.type !== "status") return false;
  return failure.status === 429 || (failure.status >= 500 && failure.retryAfterMs !== null);
}

/** The server's own word of how long to wait, in ms. */
export function orderedMs(failure: Failure): number | null {
  return failure.type === "status" ? failure.retryAfterMs : null;
}

/** Whether a call that is no mutation failed because the token is not accepted. */
export function isSignedOut(failure: Failure): boolean {
  if (failure.type === "status") return failure.status === 401 || failure.status === 403;
  // A list that is refused with 200 and `Success: false` has no other known cause than the token.
  return failure.type === "refused";
}
