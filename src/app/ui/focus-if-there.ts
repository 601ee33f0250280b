/**
 * Gives the focus back to where it came from; where that was an item of a menu, which is closed by now, to the button that opens it.
 *
 * @returns whether it has the focus now: it is still in the page, and can be seen
 */
export function focusIfThere(element: Element | null): boolean {
  const menu = element?.closest("[popover]:not(:popover-open)") ?? null;
  const target = menu === null ? element : document.querySelector(`[popovertarget="${menu.id}"]`);
  if (!(target instanceof HTMLElement && target.isConnected)) return false;
  target.focus();
  return document.activeElement === target;
}
