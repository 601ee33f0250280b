import { TURN } from "../../model/directions.ts";
import { CLINGING, cut, firstOf, MOST_CLINGING } from "../../model/plain-text.ts";

/**
 * Short runs are what writing is made of. Longer ones and changes of direction are rare, and each of these costs a browser a line
 * box, also between letters: so many of a message are kept.
 */
const SHORT_RUN = 2;
const MOST_LONG = 1_000;
const MOST_TURNS = 1_000;

/** Characters that force letters to be written backwards: no writing needs them, and "exe.gpj" would look like "jpg.exe". */
const FORCE = /[\u202d\u202e]/g;

/** What is left for the rest of a message, and how many clinging characters the text before ended with. */
interface Left {
  run: number;
  long: number;
  turns: number;
}

/** Attributes whose text a browser shows, and how many characters of it: it is one line beside the message. */
const TEXT_ATTRIBUTES = ["alt", "title"];
const LONGEST_ATTRIBUTE = 1_000;

/**
 * Drops the rest of each long run of characters that cling to the one before: laying them out freezes the page for seconds.
 * A run goes on through elements, because a browser lays out the whole line.
 */
export function dropPiles(fragment: DocumentFragment): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const left: Left = { run: 0, long: MOST_LONG, turns: MOST_TURNS };
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue ?? "";
    if (text === "") continue;
    const kept = keptOf(text, left);
    if (kept !== text) node.nodeValue = kept;
  }
  for (const name of TEXT_ATTRIBUTES) {
    for (const element of fragment.querySelectorAll(`[${name}]`)) {
      left.run = 0;
      element.setAttribute(name, keptOf(cut(element.getAttribute(name) ?? "", LONGEST_ATTRIBUTE), left));
    }
  }
}

function keptOf(whole: string, left: Left): string {
  const text = whole.replace(FORCE, "").replace(TURN, (turn) => (left.turns-- > 0 ? turn : ""));
  let run = text === "" ? left.run : 0;
  const kept = text.replace(CLINGING, (found, offset: number) => {
    const before = offset === 0 ? left.run : 0;
    const most = Math.max(0, (left.long > 0 ? MOST_CLINGING : SHORT_RUN) - before);
    const clinging = firstOf(found, most);
    const length = before + [...clinging].length;
    left.long -= Math.max(0, length - Math.max(SHORT_RUN, before));
    if (offset + found.length === text.length) run = length;
    return clinging;
  });
  left.run = run;
  return kept;
}
