import type { Page } from "../page.ts";
import type { Actions } from "../state.ts";
import { idAt } from "../ui/row-of.ts";
import { watchForClose } from "./close-watch.ts";
import { listenForLongPresses } from "./long-press.ts";

/** A click with Ctrl, ⌘ or Shift picks rows, as in a file manager; on touch, a long press begins to. */
export function listenForPicks(page: Page, actions: Actions): void {
  document.addEventListener(
    "click",
    (event) => {
      const id = idAt(event.target);
      if (id === null || !isOnRow(event.target)) return;
      if (event.shiftKey) actions.pickTo(id);
      else if (event.ctrlKey || event.metaKey) actions.pick(id);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
  // Shift and a click would mark text.
  document.addEventListener("mousedown", (event) => {
    if (event.shiftKey && idAt(event.target) !== null) event.preventDefault();
  });
  let stopWatching: (() => void) | null = null;
  page.onChange(({ selection, route }) => {
    // The back gesture of a phone leads out of the selection first, but not out of one that something lies over.
    if (selection !== null && (route.type === "list" || route.type === "search"))
      stopWatching ??= watchForClose(actions.endSelection);
    else {
      stopWatching?.();
      stopWatching = null;
    }
  });
  listenForLongPresses((target) => {
    const id = idAt(target);
    if (id === null || !isOnRow(target) || page.state.selection !== null) return false;
    actions.pick(id);
    return true;
  });
}

/** Its own small buttons do what they say. */
const isOnRow = (target: EventTarget | null) => target instanceof Element && target.closest(".row-tools") === null;
