/**
 * Renders, and keeps what the player reads where it is: whatever comes or goes above it in the list. At the top, what is
 * new shows at once. Another list begins at its top.
 */
export function keepPlace(root: HTMLElement, render: () => void): void {
  const pane = root.querySelector<HTMLElement>(".list-pane");
  const list = pane?.dataset.list;
  const marks = pane && pane.scrollTop > 0 ? rowsInSight(pane) : [];
  render();
  if (!pane?.isConnected) return;
  if (pane.dataset.list !== list) pane.scrollTop = 0;
  else {
    const mark = marks.find(({ row }) => row.isConnected);
    if (mark) pane.scrollTop += Math.round(mark.row.getBoundingClientRect().top - mark.top);
  }
}

function rowsInSight(pane: HTMLElement): { readonly row: Element; readonly top: number }[] {
  const { top, bottom } = pane.getBoundingClientRect();
  return [...pane.querySelectorAll("article")].flatMap((row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > top && box.top < bottom ? [{ row, top: box.top }] : [];
  });
}
