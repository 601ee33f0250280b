import { fold } from "./fold.ts";

/** Longest query, in characters. Nobody types more; a pasted page would only be slow to look for. */
export const MOST_QUERY = 200;

/**
 * What is looked for: words in any order, all of which a message has to hold, anywhere in its words (compounds, prefixes
 * that cling to Arabic words, and scripts without blanks make their beginnings no place to insist on). In quotes, several
 * words as they stand. Folded, as what they are compared with.
 *
 * @returns none where nothing is asked for
 */
export function termsOf(query: string): string[] {
  const words = fold(query.slice(0, MOST_QUERY)).matchAll(/"([^"]*)"?|[^\s"]+/g);
  const terms = Array.from(words, ([word, phrase]) => (phrase ?? word).trim());
  return [...new Set(terms)].filter((term) => term !== "");
}

/** @param folded by `fold` */
export function holdsAll(folded: string, terms: readonly string[]): boolean {
  return terms.every((term) => folded.includes(term));
}
