export interface Attribute {
  /** Lower case. */
  readonly name: string;
  readonly start: number;
}

/** A start tag, an end tag, or (without a name) a comment or the like. */
export interface Tag {
  readonly name: string | null;
  readonly isEnd: boolean;
  readonly start: number;
  readonly attributes: readonly Attribute[];
}

/**
 * Where a parser would see tags in an HTML text. Roughly: it knows nothing of scripts and comments, so nothing may depend
 * on it for being safe. One pass, whatever the text.
 */
export function* tagsOf(html: string): Generator<Tag> {
  const scanner = /<(?:[!?]|(\/?)([a-z][^\s/>]*))/gi;
  for (let found = scanner.exec(html); found !== null; found = scanner.exec(html)) {
    const [, slash, name] = found;
    const attributes: Attribute[] = [];
    if (name !== undefined) scanner.lastIndex = readAttributes(html, scanner.lastIndex, attributes);
    yield { name: name?.toLowerCase() ?? null, isEnd: slash === "/", start: found.index, attributes };
  }
}

/** @returns where they end */
function readAttributes(html: string, from: number, attributes: Attribute[]): number {
  const pattern = /([\s/]*)(=?[^\s/>=]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?/y;
  pattern.lastIndex = from;
  for (let found = pattern.exec(html); found !== null && found[0] !== ""; found = pattern.exec(html)) {
    const [, gap = "", name = ""] = found;
    if (name !== "") attributes.push({ name: name.toLowerCase(), start: found.index + gap.length });
    from = pattern.lastIndex;
  }
  return from;
}
