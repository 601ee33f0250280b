import type { Page } from "../page.ts";
import type { Actions } from "../state.ts";
import { idAt, rowOf } from "../ui/row-of.ts";

/** Pixels from the corner of a row to that of a menu which was asked for by key. */
const INSET = 32;

/** A right click on a row, or the menu key in it. On touch a long press picks instead, and what picks has a bar of its own. */
export function listenForMenus(page: Page, actions: Actions): void {
  document.addEventListener("contextmenu", (event) => {
    const id = idAt(event.target);
    if (id === null || page.state.selection !== null || event.defaultPrevented) return;
    // Marked text can be copied by the browser's own menu.
    if (getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    if (event instanceof PointerEvent && event.pointerType === "touch") return;
    actions.showRowMenu({ id, ...placeOf(event, id) });
  });
}

function placeOf(event: MouseEvent, id: number): { readonly x: number; readonly y: number } {
  const isByKey = event.button !== 2;
  const row = rowOf(id)?.getBoundingClientRect();
  if (!isByKey || row === undefined) return { x: event.clientX, y: event.clientY };
  const isRtl = document.documentElement.dir === "rtl";
  return { x: isRtl ? row.right - INSET : row.left + INSET, y: row.top + INSET };
}
