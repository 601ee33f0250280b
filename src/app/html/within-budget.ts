/**
 * What a browser may be asked to build for one message, in elements, roughly. A real message stays far below; a hostile one
 * of a few kB can ask for millions, and a parser cannot be interrupted. Measured: a full budget takes less than a second.
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

/** The beginning of an HTML text that a browser can build without being felt; all of it for any message meant to be read. */
export function withinBudget(html: string): string {
  const meter = new Meter();
  const scanner = /<(?:[!?]|(\/?)([a-z][^\s/>]*))/gi;
  for (let tag = scanner.exec(html); tag !== null; tag = scanner.exec(html)) {
    const [, slash, name] = tag;
    if (name === undefined) meter.spent += COMMENT_COST;
    else if (slash === "/") meter.close(name.toLowerCase());
    else {
      meter.open(name.toLowerCase());
      scanner.lastIndex = endOfTag(html, scanner.lastIndex, meter);
    }
    if (meter.spent > BUDGET) return html.slice(0, tag.index);
  }
  return html;
}

class Meter {
  spent = 0;
  #depth = 0;
  #formatting = 0;

  open(name: string): void {
    this.spent += 1 + this.#formatting + this.#depth * OPEN_COST;
    if (FORMATTING.has(name)) this.#formatting++;
    else if (!FLAT.has(name)) this.#depth++;
  }

  close(name: string): void {
    if (FORMATTING.has(name)) this.#formatting = Math.max(0, this.#formatting - 1);
    else if (!FLAT.has(name)) this.#depth = Math.max(0, this.#depth - 1);
  }
}

/** Passes over the attributes, whose values may hold what looks like tags. */
function endOfTag(html: string, start: number, meter: Meter): number {
  const attribute = /[\s/]*=?[^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?/y;
  attribute.lastIndex = start;
  let end = start;
  for (let before = 0; attribute.test(html) && attribute.lastIndex > end; before++) {
    meter.spent += before * ATTRIBUTE_COST;
    end = attribute.lastIndex;
  }
  return end;
}
