import { LONGEST_BACKOFF_MS } from "./backoff.ts";

export type IntentKind = "read" | "delete";

/**
 * - `waiting`: to be sent when `notBefore` has come
 * - `sending`: claimed by the replayer; after a crash it counts as waiting
 * - `parked`: refused for good; the player decides (retry or discard)
 */
export type IntentState = "waiting" | "sending" | "parked";

/** What the player did and the server has not confirmed yet. */
export interface Intent {
  /** Grows with every intent: the order in which they were made. */
  readonly id: number;
  readonly messageId: number;
  readonly kind: IntentKind;
  readonly state: IntentState;
  /** Answers that were a refusal of this very change. */
  readonly refusals: number;
  /** Answers that asked to try again, in a row; drives the backoff. */
  readonly failures: number;
  /** Wall clock, ms. A delete is held until its undo is over; a retry until its backoff is. */
  readonly notBefore: number;
  /** This delete took the place of an unsent mark-read, which an undo gives back. */
  readonly absorbedRead: boolean;
  /** Why it was parked, in the server's words where it gave any. */
  readonly problem: string | null;
}

export type NewIntent = Omit<Intent, "id">;

/** How long a delete can be undone, in ms. Nothing is sent before. */
export const UNDO_MS = 6_000;

/** The longest that an intent can have to wait, in ms. A `notBefore` beyond it comes from a clock that was set back. */
export const LONGEST_WAIT_MS = Math.max(UNDO_MS, LONGEST_BACKOFF_MS);

/** Whether the moment has come to send it, on a clock that may have been set back since it was written. */
export function isDue(notBefore: number, now: number): boolean {
  return notBefore <= now || notBefore - now > LONGEST_WAIT_MS;
}

export function newIntent(messageId: number, kind: IntentKind, now: number, undoMs = UNDO_MS): NewIntent {
  return {
    messageId,
    kind,
    state: "waiting",
    refusals: 0,
    failures: 0,
    notBefore: kind === "delete" ? now + undoMs : now,
    absorbedRead: false,
    problem: null,
  };
}

export interface Coalesced {
  /** Ids of the intents that the new one makes pointless. */
  readonly remove: readonly number[];
  /** What to add, or null when what is there says it already. */
  readonly add: NewIntent | null;
}

/**
 * Lays a new intent over the unconfirmed ones of the same message. A delete absorbs an unsent read; doing the same thing
 * twice is one intent; after a delete nothing can follow. One that is being sent is left alone: its answer is on the way.
 */
export function coalesce(existing: readonly Intent[], wanted: NewIntent): Coalesced {
  if (existing.some((intent) => intent.kind === "delete" && intent.state !== "parked"))
    return { remove: [], add: null };
  const same = existing.find((intent) => intent.kind === wanted.kind);
  if (same !== undefined && same.state !== "parked") return { remove: [], add: null };
  const replaced = existing.filter(
    (intent) => intent.state !== "sending" && (wanted.kind === "delete" || intent.kind === wanted.kind),
  );
  return {
    remove: replaced.map((intent) => intent.id),
    add: {
      ...wanted,
      absorbedRead: wanted.kind === "delete" && replaced.some((intent) => intent.kind === "read"),
    },
  };
}
