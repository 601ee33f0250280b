/**
 * What the texts of one message may cost to lay out. A message in any writing stays below a few thousands; a hostile one of
 * 100 kB can freeze the page for minutes, as a paragraph costs the square of its runs. Measured: a full budget of whatever
 * is dear takes up to a second on a desktop.
 */
const BUDGET = 50_000;
/** Where script or direction change, another run begins. */
const TURN_COST = 5;
/** Written without blanks, so that the browser looks the words up. */
const WORDLESS_COST = 5;
/** A line is a box of its own in preformatted text; a mark has to find its place at a letter. */
const LINE_COST = 0.25;
const MARK_COST = 0.25;

const PIECE = /[A-Za-z\d]+|\n+|\P{ASCII}/gu;
/** Has no writing of its own, but that of what is around it. */
const NEUTRAL = /[\p{P}\p{Z}\p{Cf}\p{DI}]/u;
const MARK = /\p{M}/u;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hangul}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORDLESS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LATIN = /\p{Script=Latin}/u;
const ARABIC = /\p{Script=Arabic}/u;

interface Writing {
  /** Equal where no new run begins. */
  readonly name: string | number;
  /** Of one character. */
  readonly cost: number;
}

/** Cuts the texts of a message where laying them out would take too long. @returns whether anything was cut */
export function cutDearText(fragment: DocumentFragment): boolean {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  let spent = 0;
  let current: Writing["name"] | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const { 0: piece, index } of (node.nodeValue ?? "").matchAll(PIECE)) {
      if (piece.startsWith("\n")) spent += piece.length * LINE_COST;
      else if (MARK.test(piece)) spent += MARK_COST;
      else if (!NEUTRAL.test(piece)) {
        const { name, cost } = writingOf(piece);
        spent += cost + (current === null || name === current ? 0 : TURN_COST);
        current = name;
      }
      if (spent <= BUDGET) continue;
      dropAfter(fragment, node, index);
      return true;
    }
  }
  return false;
}

/** Cheap are the writings of which a megabyte was measured to be; the others share the fonts that browsers look for. */
function writingOf(piece: string): Writing {
  if (LATIN.test(piece) || /^\d/.test(piece)) return { name: "latin", cost: 0 };
  if (IDEOGRAPH.test(piece)) return { name: "ideographs", cost: 0 };
  // These two change so often, and so cheaply, that the characters are counted instead.
  if (KANA.test(piece)) return { name: "ideographs", cost: 1 };
  if (WORDLESS.test(piece)) return { name: "wordless", cost: WORDLESS_COST };
  if (ARABIC.test(piece)) return { name: "arabic", cost: 1 };
  // Near enough: one of Unicode's blocks holds one script.
  return { name: (piece.codePointAt(0) ?? 0) >> 7, cost: 1 };
}

function dropAfter(fragment: DocumentFragment, node: Node, index: number): void {
  const rest = document.createRange();
  rest.setStart(node, index);
  rest.setEnd(fragment, fragment.childNodes.length);
  rest.deleteContents();
}
