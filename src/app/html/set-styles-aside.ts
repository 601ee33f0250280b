import { tagsOf } from "./tags.ts";

/** The name under which the text of a `style` attribute travels through the parser. */
export const STYLE_TEXT = "data-style-text";

/**
 * Takes style elements out and renames style attributes before they are parsed: the page's policy applies to the parser's
 * document as well, which would complain of each. What this overlooks is dropped by the sanitiser, so nothing depends on
 * it but looks.
 */
export function setStylesAside(html: string): string {
  const pieces: string[] = [];
  let end = 0;
  for (const { name, isEnd, start, attributes } of tagsOf(html)) {
    if (start < end) continue;
    if (name === "style" && !isEnd) {
      pieces.push(html.slice(end, start));
      end = afterStyle(html, start);
      continue;
    }
    for (const attribute of attributes) {
      if (attribute.name !== "style") continue;
      pieces.push(html.slice(end, attribute.start), STYLE_TEXT);
      end = attribute.start + attribute.name.length;
    }
  }
  return pieces.join("") + html.slice(end);
}

/** A style element that is not closed takes the rest of the text with it, as it does in a browser. */
function afterStyle(html: string, start: number): number {
  const closing = /<\/style[^>]*>?/gi;
  closing.lastIndex = start;
  return closing.test(html) ? closing.lastIndex : html.length;
}
