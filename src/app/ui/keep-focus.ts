/** Of which one takes the focus of another. */
const ITEMS = ".rows > li, .problem";

/**
 * Renders, and if what had the focus is gone by it (a deleted row, a closed message, a notice that went by itself), gives
 * the focus to the nearest thing that makes sense, so that keyboard and screen reader stay where they were.
 */
export function keepFocus(root: HTMLElement, render: () => void): void {
  const { activeElement } = document;
  const detail = root.querySelector<HTMLElement>("[data-detail]");
  const hadFocus = activeElement !== null && root.contains(activeElement);
  const row = hadFocus && (activeElement.closest(ITEMS) ?? pickedBy(activeElement, root) ?? rowOf(root, detail));
  const rows = row ? [...root.querySelectorAll(ITEMS)] : [];
  const place = row ? rows.indexOf(row) : 0;
  const candidates = row ? [row, ...rows.slice(place + 1), ...rows.slice(0, place).reverse()] : [];
  const isInSight = !row || !activeElement?.closest(ITEMS) || isSeen(row);
  const wasInDetail = detail?.contains(activeElement) === true;
  render();
  const pane = root.querySelector<HTMLElement>(".list-pane");
  takeBack(root, pane);
  const isLost = (hadFocus && !activeElement.isConnected) || (detail !== null && !detail.isConnected);
  if (!isLost || document.activeElement !== document.body) return;
  if (wasInDetail && detail?.isConnected) {
    detail.querySelector<HTMLElement>("h2")?.focus();
    return;
  }
  const near = candidates.find((candidate) => candidate.isConnected) ?? rowOf(root, detail);
  // What was scrolled out of sight is not scrolled back to.
  const target = (isInSight && near?.querySelector<HTMLElement>(".open, .button")) || pane;
  target?.focus({ preventScroll: target === pane });
  const article = activeElement?.closest<HTMLElement>("article");
  if (pane && target === pane && article) pane.dataset.focusLeft = article.dataset.messageId;
}

function isSeen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** A row that was scrolled far away and is there again gets the focus back, if it went nowhere else meanwhile. */
function takeBack(root: HTMLElement, pane: HTMLElement | null): void {
  const id = pane?.dataset.focusLeft;
  if (!pane || id === undefined) return;
  const row = root.querySelector<HTMLElement>(`[data-message-id="${id}"] .open`);
  const hasMoved = document.activeElement !== pane;
  if (!hasMoved) row?.focus({ preventScroll: true });
  if (hasMoved || row) delete pane.dataset.focusLeft;
}

/** What the buttons are about that stand in the place of the header while something is picked. */
function pickedBy(element: Element, root: HTMLElement): Element | null {
  if (element.closest(".selecting") === null) return null;
  const picked = [...root.querySelectorAll('[data-picked="true"]')].filter(isSeen);
  return picked.at(-1)?.closest("li") ?? null;
}

function rowOf(root: HTMLElement, detail: HTMLElement | null): Element | null {
  return detail && (root.querySelector(`[data-message-id="${detail.dataset.detail}"]`)?.closest("li") ?? null);
}
