import { tagsOf } from "./tags.ts";

/**
 * What a browser may be asked to build for one message, in elements, roughly. A real message stays far below; a hostile one
 * of a few kB can ask for millions, and a parser cannot be interrupted. Measured: building a full budget takes about
 * a second on a desktop, and a multiple of that on a slow phone. It bounds the number of elements, not what one of them or
 * its text costs to lay out: see `ATTRIBUTES`, `tidy`, `dropPiles` and `cutDearText` for those.
 */
const BUDGET = 30_000;
/** The document keeps comments in one long list, which makes each dearer than the last. */
const COMMENT_COST = 3;
/** An element is compared with each open one around it, an attribute with each before it. */
const OPEN_COST = 1 / 64;
const ATTRIBUTE_COST = 1 / 1_024;

/** The parser opens these again in every block that follows until they are closed: few of them make many elements. */
const FORMATTING = new Set("a b big code em font i nobr s small strike strong tt u".split(" "));
/** Never closed, or closed by what follows: these do not nest. */
const FLAT = new Set(
  "area br col dd dt hr img input li link meta option p source tbody td tfoot th thead tr wbr".split(" "),
);

/** The beginning of an HTML text that a browser can build in bearable time; all of it for any message meant to be read. */
export function withinBudget(html: string): string {
  let spent = 0;
  const open = { formatting: 0, other: 0 };
  for (const { name, isEnd, start, attributes } of tagsOf(html)) {
    const kind = name === null || FLAT.has(name) ? null : FORMATTING.has(name) ? "formatting" : "other";
    if (name === null) spent += COMMENT_COST;
    else if (!isEnd) spent += 1 + open.formatting + open.other * OPEN_COST + attributes.length ** 2 * ATTRIBUTE_COST;
    if (spent > BUDGET) return html.slice(0, start);
    if (kind !== null) open[kind] = isEnd ? Math.max(0, open[kind] - 1) : open[kind] + 1;
  }
  return html;
}
