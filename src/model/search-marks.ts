import { foldWithPlaces } from "./fold.ts";
import { clip } from "./plain-text.ts";

/** Part of a text, in UTF-16 units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Where the terms of a query stand in a text: in order, none touching another, no character cut in half. */
export function marksOf(text: string, terms: readonly string[]): Mark[] {
  const { folded, starts } = foldWithPlaces(text);
  const found: Mark[] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length)) {
      found.push({ start: starts[at] ?? 0, end: endOf(starts, at + term.length - 1) ?? text.length });
    }
  }
  return merge(found.sort((a, b) => a.start - b.start));
}

/** Up to where the next character begins: what clings to one, such as its accents, belongs to it. */
function endOf(starts: readonly number[], at: number): number | undefined {
  for (let next = at + 1; next < starts.length; next++) if (starts[next] !== starts[at]) return starts[next];
  return undefined;
}

function merge(sorted: readonly Mark[]): Mark[] {
  const merged: Mark[] = [];
  for (const mark of sorted) {
    const last = merged.at(-1);
    if (last === undefined || mark.start > last.end) merged.push(mark);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
  }
  return merged;
}

/** Characters before the first match that say what it is about, and of the whole: two lines of a row. */
const LEAD = 40;
const LENGTH = 180;

/** The part of a text around the first match, beginning with a whole word where there is one. */
export function excerptOf(text: string, terms: readonly string[]): string {
  const first = marksOf(text, terms)[0]?.start ?? 0;
  const begin = first <= LEAD ? 0 : wordFrom(text, first - LEAD, first);
  return (begin > 0 ? "…" : "") + clip(text.slice(begin, begin + 2 * LENGTH), LENGTH);
}

/** Of a script without blanks, the next whole character. */
function wordFrom(text: string, from: number, to: number): number {
  const lead = text.slice(from, to);
  const skipped = /^\S*\s+(?=\S)/.exec(lead) ?? /^[\udc00-\udfff\p{M}]*/u.exec(lead);
  return from + (skipped?.[0].length ?? 0);
}
