import { meant } from "../../sync/unknown-fields.ts";
import { LANGUAGES } from "./languages.ts";

const FORMS = ["zero", "one", "two", "few", "many", "other"];

interface Checked {
  /** What can be used. */
  readonly texts: Readonly<Record<string, unknown>>;
  /** What is wrong with the rest, in sentences for the operator. */
  readonly complaints: readonly string[];
}

/** Checks the operator's words against the catalogue. @param section the language that they are for; null for every one */
export function checkTexts(own: object, catalogue: object, section: string | null = null): Checked {
  const known = leavesOf(catalogue);
  const texts: Record<string, unknown> = {};
  const complaints: string[] = [];
  for (const [key, text] of Object.entries(own)) {
    if (section === null && LANGUAGES.some((language) => language === key) && isObject(text)) {
      const inner = checkTexts(text, catalogue, key);
      texts[key] = inner.texts;
      complaints.push(...inner.complaints);
      continue;
    }
    const problem = problemOf(key, text, known);
    if (problem === null) texts[key] = text;
    else complaints.push(`"${key.slice(0, 60)}"${section === null ? "" : ` of "${section}"`} in "strings" ${problem}`);
  }
  return { texts, complaints };
}

function problemOf(key: string, text: unknown, known: ReadonlyMap<string, unknown>): string | null {
  const original = known.get(key);
  if (original === undefined) return `is no text of the inbox${meant(key, [...known.keys(), ...LANGUAGES])}.`;
  const isCounted = isObject(original);
  if (typeof text !== "string" && !(isCounted && isForms(text))) {
    const wanted = isCounted ? `a text, or an object of texts by plural form (${FORMS.join(", ")})` : "a text";
    return `is ${JSON.stringify(text).slice(0, 80)}. It should be ${wanted}.`;
  }
  const allowed = bracedIn(original);
  const strange = bracedIn(text).find((name) => !allowed.includes(name));
  if (strange === undefined) return null;
  return `holds {${strange}}, which nothing fills in. ${allowed.length === 0 ? "No word in braces is" : `{${allowed.join("}, {")}} may be`} used there.`;
}

function leavesOf(catalogue: object, path = ""): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  for (const [name, text] of Object.entries(catalogue)) {
    if (typeof text === "string" || "other" in text) leaves.set(path + name, text);
    else for (const [key, leaf] of leavesOf(text, `${path + name}.`)) leaves.set(key, leaf);
  }
  return leaves;
}

function bracedIn(text: unknown): string[] {
  const names = [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return [...new Set(names)];
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isForms = (value: unknown) =>
  isObject(value) &&
  "other" in value &&
  Object.entries(value).every(([form, text]) => FORMS.includes(form) && typeof text === "string");
