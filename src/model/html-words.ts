import { decodeEntities } from "./entities.ts";

/** What is inside of these is never shown, as `sanitise` has it; but for those that need not be closed. */
const UNSHOWN = new Set(
  "audio canvas datalist iframe math noembed noframes noscript object script select style svg template textarea title video xmp".split(
    " ",
  ),
);
/** Words go on across these; every other tag ends one. */
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s small span strike strong sub sup tt u var wbr".split(
    " ",
  ),
);
/** A tag, up to where its attributes begin. */
const TAG = /<(?:!--|[!?]|(\/?)([a-z][^\s/>]*))/gi;
/** On to the end of a tag, or to a value: a `>` inside of its quotes ends nothing. */
const TO_VALUE = /[^>=]*(?:>|=\s*(["']?))/y;

/**
 * The text of an HTML message as it is read, in one line, without a parser: for searching it. Roughly what a browser
 * shows, so nothing may depend on it for being safe. One pass, whatever the text.
 */
export function wordsOf(html: string): string {
  let text = "";
  let from = 0;
  const scanner = new RegExp(TAG);
  for (let found = scanner.exec(html); found !== null; found = scanner.exec(html)) {
    const [opening, slash, tag] = found;
    const name = tag?.toLowerCase() ?? null;
    text += html.slice(from, found.index) + (name !== null && INLINE.has(name) ? "" : " ");
    let end = opening === "<!--" ? after(html, "-->", scanner.lastIndex) : endOfTag(html, scanner.lastIndex);
    if (name !== null && slash === "" && UNSHOWN.has(name)) end = endOfElement(html, name, end);
    from = end;
    scanner.lastIndex = end;
    if (end >= html.length) break;
  }
  return decodeEntities(text + html.slice(from))
    .replace(/\s+/g, " ")
    .trim();
}

/** What is never closed goes on to the end, as it does for a browser. */
function after(html: string, sign: string, from: number): number {
  const place = html.indexOf(sign, from);
  return place === -1 ? html.length : place + sign.length;
}

function endOfTag(html: string, from: number): number {
  TO_VALUE.lastIndex = from;
  for (let found = TO_VALUE.exec(html); found !== null; found = TO_VALUE.exec(html)) {
    if (found[0].endsWith(">")) return TO_VALUE.lastIndex;
    if (found[1]) TO_VALUE.lastIndex = after(html, found[1], TO_VALUE.lastIndex);
  }
  return html.length;
}

function endOfElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  closing.lastIndex = from;
  return closing.test(html) ? endOfTag(html, closing.lastIndex) : html.length;
}
