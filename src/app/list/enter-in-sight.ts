/** Where the focused row was scrolled far away, Tab goes on where the player looks and not at the beginning of the page. */
export function enterInSight(event: KeyboardEvent): void {
  const pane = event.currentTarget;
  if (event.key !== "Tab" || event.shiftKey || !(pane instanceof HTMLElement) || event.target !== pane) return;
  if (pane.dataset.focusLeft === undefined) return;
  const { top } = pane.getBoundingClientRect();
  const edge = top + Number.parseFloat(getComputedStyle(pane).getPropertyValue("--covered") || "0");
  const row = [...pane.querySelectorAll("article")].find((article) => article.getBoundingClientRect().top >= edge);
  const open = row?.querySelector<HTMLElement>(".open");
  if (!open) return;
  event.preventDefault();
  open.focus({ preventScroll: true });
}
