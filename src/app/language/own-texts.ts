import type { Language } from "./languages.ts";

const KEY = "fasttrack-inbox:texts";

let kept = "{}";
try {
  kept = localStorage.getItem(KEY) ?? kept;
} catch {
  // Without storage the operator's file says it anew.
}

/** The operator's words for this language: those for every language, and above them its own. */
export function textsFor(language: Language): object {
  try {
    const texts: unknown = JSON.parse(kept);
    return typeof texts === "object" && texts !== null ? { ...texts, ...Reflect.get(texts, language) } : {};
  } catch {
    return {};
  }
}

/** For this start and the next. @returns whether they are others than before */
export function keepTexts(texts: object): boolean {
  const text = JSON.stringify(texts);
  if (text === kept) return false;
  kept = text;
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Then the next start learns them anew.
  }
  return true;
}
