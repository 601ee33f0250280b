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
  const isHome = key === "Home";
  pane.scrollTop = isHome ? 0 : pane.scrollHeight;
  // Only a list that the keys walk through: elsewhere the focus stays where it is.
  if (target === pane || (target instanceof Element && target.closest("article") !== null)) takeEnd(pane, isHome, 0);
}

/** Frames in which the rows of the end are read: what is not there by then is not waited for. */
const MOST_FRAMES = 120;

/** The row at the end gets the focus once it is there, unless the player goes on before. */
function takeEnd(pane: HTMLElement, isHome: boolean, frame: number): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    const isElsewhere = activeElement !== document.body && !pane.contains(activeElement);
    if (isElsewhere || !pane.isConnected || frame > MOST_FRAMES) return;
    const rows = pane.querySelectorAll<HTMLElement>(".rows > li");
    const row = rows[isHome ? 0 : rows.length - 1];
    // Of a part of the list the place is said; behind the last of all nothing follows.
    const place = row?.getAttribute("aria-posinset") ?? null;
    const isEnd = place === null || place === (isHome ? "1" : row?.getAttribute("aria-setsize"));
    if (row !== undefined && isEnd) row.querySelector<HTMLElement>(".open")?.focus({ preventScroll: true });
    else takeEnd(pane, isHome, frame + 1);
  });
}
