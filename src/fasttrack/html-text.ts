import { decodeEntities } from "../model/entities.ts";
import { oneLine } from "../model/one-line.ts";
import { cut } from "../model/plain-text.ts";

/** With whatever its attributes hold. What is left after it is broken. */
const TAG = /<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'<>])*>/gi;

/** The first words of an HTML text, for a preview. Never parsed as HTML again, so it needs to be readable, not safe. */
export function previewOf(html: string, length = 200): string {
  const text = html
    .slice(0, 8_192)
    .replace(/<(style|script|title)\b[^>]*>[\s\S]*?(<\/\1\s*>|$)/gi, " ")
    .replace(/<!--[\s\S]*?(-->|$)/g, " ")
    .replace(TAG, " ")
    .replace(/<[^>]*(>|$)/g, " ");
  return oneLine(decodeEntities(text).replace(/\s+/g, " "), (words) => cut(words, length));
}

/**
 * Sources of the pictures in an HTML text, undecided whether they are any good. Reads the first 200 kB. A tag ends at the
 * next `<` too: without that, 200 kB of unclosed `<img` would be searched to the end from every one of them.
 */
export function pictureSources(html: string, most = 20): string[] {
  const found: string[] = [];
  const tags = html
    .slice(0, 200_000)
    .matchAll(/<img\b(?:"[^"]*"|'[^']*'|[^"'<>])*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi);
  for (const tag of tags) {
    if (found.length === most) break;
    found.push(decodeEntities(tag[1] ?? tag[2] ?? tag[3] ?? ""));
  }
  return found;
}
