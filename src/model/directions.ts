/** Characters that begin or end a stretch of another direction. */
export const TURN = /[\u202a-\u202e\u2066-\u2069]/g;

const LRE = "\u202a";
const RLE = "\u202b";
const LRO = "\u202d";
const RLO = "\u202e";
const LRI = "\u2066";
const RLI = "\u2067";
const FSI = "\u2068";
const PDI = "\u2069";

/** What a stretch begins with instead. One whose direction is forced begins with nothing: its letters decide, as everywhere. */
const OPENERS = new Map([
  [LRI, LRI],
  [RLI, RLI],
  [FSI, FSI],
  // The older kind also turns what stands around it.
  [LRE, LRI],
  [RLE, RLI],
  [LRO, ""],
  [RLO, ""],
]);

/**
 * One line of text in which every stretch of another direction ends where the text does, and none writes letters backwards:
 * nothing in it changes the order of what stands beside it, and "exe.gpj" cannot be made to look like "jpg.exe".
 */
export function settleDirections(text: string): string {
  const open: string[] = [];
  const settled = text.replace(TURN, (turn) => {
    const opener = OPENERS.get(turn);
    if (opener !== undefined) {
      open.push(opener);
      return opener;
    }
    return open.pop() ? PDI : "";
  });
  return settled + PDI.repeat(open.filter((opener) => opener !== "").length);
}
