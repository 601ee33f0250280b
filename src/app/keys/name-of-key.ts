const LATIN = /^[\u0020-\u024f]$/;
/** What a layout may need any modifier for. */
const SIGNS = ["#", "/", "?"];

/**
 * What a key means here: what it writes, or where it writes in another script than ours (Arabic, Cyrillic, Greek …), what
 * stands in its place on a keyboard of ours.
 */
export function nameOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (key.length !== 1 || LATIN.test(key)) return key;
  if (code === "Slash") return shiftKey ? "?" : "/";
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? key;
  return shiftKey ? letter : letter.toLowerCase();
}

/** Held for something of the browser's or the system's; not where only it makes the sign: "#" is AltGr and 3 in France. */
export function isModified(event: KeyboardEvent, name: string): boolean {
  if (event.metaKey) return true;
  return SIGNS.includes(name) ? event.ctrlKey && !event.altKey : event.ctrlKey || event.altKey;
}
