import { LONGEST_WAIT_MS, UNDO_MS } from "../model/intent.ts";
import { slicesOf } from "../model/slices.ts";

/** Those in sight are stored at once; of the others so many together that others need not wait long. */
const FIRST = 250;
const REST = 5_000;

/** What is done to many messages is stored in portions: the page goes on in between, and shows what is done already. */
export function* portionsOf(ids: readonly number[]): Generator<readonly number[]> {
  yield* slicesOf(ids.slice(0, FIRST), FIRST);
  yield* slicesOf(ids.slice(FIRST), REST);
}

/** Longest that storing so many takes, in ms, beyond what a few take: an undo is not over before it was offered. */
export const storingMs = (count: number): number =>
  Math.min(LONGEST_WAIT_MS - UNDO_MS, Math.floor(count / 1_000) * 2_000);
