/** Marks of one letter, or invisible characters, that stand one after the other in any writing; a flag needs six. */
export const MOST_CLINGING = 8;

/**
 * Combining marks, bidi controls and other characters without a width of their own. Laying out a long run of them freezes
 * the page for seconds. All in one class: mixed runs are no better.
 */
export const CLINGING = /[\p{M}\p{Cf}\p{DI}]+/gu;

/** Drops the rest of each long run of characters that cling to the one before. */
export function withoutPiles(text: string): string {
  return text.replace(CLINGING, (run) => firstOf(run, MOST_CLINGING));
}

/** Whole characters: not all of them are one unit long. */
export function firstOf(text: string, most: number): string {
  return text.length <= most ? text : [...text.slice(0, 2 * most)].slice(0, most).join("");
}

/** The beginning of a text, without half a character at its end. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}

/** The beginning of a text, with a sign where it goes on. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${cut(text, most - 1)}…`;
}
