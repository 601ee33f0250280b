import { settleDirections } from "./directions.ts";
import { withoutPiles } from "./plain-text.ts";

/** Anything that shows: no control, blank or mark, nor a letter that stands for none. */
const SHOWS = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;
/** Senders fill what a list would show of their text with blanks and characters without a width. */
const FILLING = /\s[\s\p{Cf}\p{DI}]*\s/gu;

/**
 * The operator's text as one line beside others: it does not reorder them, takes no room without showing anything, and is
 * empty where it would show nothing.
 *
 * @param shorten to what there is room for; what it leaves is what is settled
 */
export function oneLine(text: string, shorten: (text: string) => string): string {
  const line = settleDirections(shorten(withoutPiles(text).replace(FILLING, " ").trim()));
  return SHOWS.test(line) ? line : "";
}
