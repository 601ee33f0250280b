import type { LateStrings } from "../language/catalogue.ts";

/** A notice in words: what happened, and what can be done about it. */
export interface NoticeText {
  readonly cause: string;
  readonly remedy: string;
}

/** What the parts say that load after the first list; there before any of them is rendered. */
export let lateStrings: LateStrings;

/** Only by `speakLate`. */
export function setLateStrings(next: LateStrings): void {
  lateStrings = next;
}
