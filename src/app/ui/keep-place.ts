import { AT_TOP } from "../list/at-top.ts";

/**
 * Renders, and keeps what the player reads where it is: whatever comes or goes above it in the list. At the top, what is
 * new shows at once. Another list begins at its top.
 */
export function keepPlace(root: HTMLElement, render: () => void): void {
  const pane = root.querySelector<HTMLElement>(".list-pane");
  const list = pane?.dataset.list;
  const marks = pane && pane.scrollTop >= AT_TOP ? rowsInSight(pane) : [];
  const isAtEnd =
    pane !== null && pane.scrollTop >= AT_TOP && pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1;
  render();
  if (!pane?.isConnected) return;
  const mark = marks.find(({ row }) => row.isConnected);
  if (pane.dataset.list !== list) pane.scrollTop = 0;
  else if (mark) moveBy(pane, Math.round(mark.row.getBoundingClientRect().top - mark.top));
  // Nothing but room was in sight, and the rows are not as high as was guessed.
  else if (isAtEnd) pane.scrollTop = pane.scrollHeight;
}

/** Not even by nothing where nothing moved: that would end a scrolling that is under way. */
function moveBy(pane: HTMLElement, distance: number): void {
  if (distance !== 0) pane.scrollTop += distance;
}

function rowsInSight(pane: HTMLElement): { readonly row: Element; readonly top: number }[] {
  const { top, bottom } = pane.getBoundingClientRect();
  return [...pane.querySelectorAll("article")].flatMap((row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > top && box.top < bottom ? [{ row, top: box.top }] : [];
  });
}
