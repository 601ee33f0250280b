import { cut, withoutPiles } from "../model/plain-text.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** The first words of an HTML text, for a preview. Never parsed as HTML again, so it needs to be readable, not safe. */
export function previewOf(html: string, length = 200): string {
  const text = html
    .slice(0, 8_192)
    .replace(/<(style|script|title)\b[^>]*>[\s\S]*?(<\/\1\s*>|$)/gi, " ")
    .replace(/<!--[\s\S]*?(-->|$)/g, " ")
    .replace(/<[^>]*(>|$)/g, " ");
  return cut(withoutPiles(decode(text)).replace(/\s+/g, " ").trim(), length);
}

/**
 * Sources of the pictures in an HTML text, undecided whether they are any good. Reads the first 200 kB. A tag ends at the
 * next `<` too: without that, 200 kB of unclosed `<img` would be searched to the end from every one of them.
 */
export function pictureSources(html: string, most = 20): string[] {
  const found: string[] = [];
  const tags = html.slice(0, 200_000).matchAll(/<img\b[^<>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi);
  for (const tag of tags) {
    if (found.length === most) break;
    found.push(decode(tag[1] ?? tag[2] ?? tag[3] ?? ""));
  }
  return found;
}
