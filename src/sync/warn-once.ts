const said = new Set<string>();

/** What lasts is asked again and again: the console is told once. */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(text);
}
