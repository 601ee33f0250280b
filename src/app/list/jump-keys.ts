import { hasModifier } from "../ui/has-modifier.ts";

/**
 * Home and End lead to the ends of the list at once. The browser would travel there through everything in between, and
 * stop where rows that come into sight on the way are not as high as was guessed.
 */
export function jumpByKey(event: KeyboardEvent): void {
  const { currentTarget: pane, target, key } = event;
  if ((key !== "Home" && key !== "End") || hasModifier(event)) return;
  if (!(pane instanceof HTMLElement) || target instanceof HTMLInputElement) return;
  event.preventDefault();
  pane.scrollTop = key === "Home" ? 0 : pane.scrollHeight;
}
