import { warnOnce } from "./warn-once.ts";

/** Says once which fields of the operator's file nobody reads: most are misspelt, and would be missed elsewhere. */
export function warnOfUnknownFields(names: readonly string[], known: readonly string[]): void {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const list = unknown.map((name) => `"${name.slice(0, 40)}"${meant(name, known)}`).join(", ");
  warnOnce(
    `inbox.config.json has fields that nobody reads: ${list}. What it may hold is documented in docs/configuration.md.`,
  );
}

/** A hint in brackets at the one that was probably meant; empty where none is like it. */
export function meant(name: string, known: readonly string[]): string {
  const likely = known.find((one) => lettersOf(one) === lettersOf(name));
  return likely === undefined ? "" : ` (did you mean "${likely}"?)`;
}

/** Without what people mix up: `brandname`, `brand_name`, `brand-Name`. */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
