import { readFileSync } from "node:fs";

/** A piece of code in a document. */
export interface Snippet {
  /** As the comment before it says: `<!-- test: NAME -->`; null where there is none. */
  readonly name: string | null;
  readonly language: string;
  readonly code: string;
}

const FENCE = /(?:<!-- test: ([\w-]+) -->\s*)?^( *)```(\w+)\n([\s\S]*?)\n\2```$/gm;

export function snippetsOf(path: string): readonly Snippet[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(FENCE)].map(([, name, indent = "", language = "", code = ""]) => ({
    name: name ?? null,
    language,
    code: code
      .split("\n")
      .map((line) => line.slice(indent.length))
      .join("\n"),
  }));
}
