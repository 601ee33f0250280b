import { isChosen } from "../choices.ts";
import type { Page } from "../page.ts";
import type { Actions } from "../state.ts";
import { isTyping } from "../ui/is-typing.ts";
import { isModified, nameOf } from "./name-of-key.ts";
import { currentId, focusRow, isListSeen, neighbour } from "./step.ts";

/** What each key does; said to the player by `KeyHelp`. */
export type Key =
  | "next"
  | "previous"
  | "read"
  | "remove"
  | "select"
  | "selectAll"
  | "undo"
  | "search"
  | "close"
  | "help";

const KEYS: Readonly<Record<string, Key>> = {
  j: "next",
  J: "next",
  ArrowDown: "next",
  k: "previous",
  K: "previous",
  ArrowUp: "previous",
  m: "read",
  "#": "remove",
  Delete: "remove",
  x: "select",
  A: "selectAll",
  z: "undo",
  "/": "search",
  Escape: "close",
  "?": "help",
};

/** Nothing fires while the player types, in a dialog or a menu, or with a modifier held. Only steps go on while a key is. */
export function listenForKeys(page: Page, actions: Actions): void {
  document.addEventListener("keydown", (event) => {
    const name = nameOf(event);
    const key = KEYS[name];
    if (key === undefined || page.state.phase !== "inbox" || event.isComposing || event.defaultPrevented) return;
    if (isModified(event, name) || isTaken(event)) return;
    if (event.repeat && key !== "next" && key !== "previous") return;
    if (name.length === 1 && isChosen("keys-off")) return;
    if (act(key, event, page, actions)) event.preventDefault();
  });
}

/** @returns whether the key had something to do */
function act(key: Key, event: KeyboardEvent, page: Page, actions: Actions): boolean {
  switch (key) {
    case "next":
    case "previous":
      return step(key === "next" ? 1 : -1, event, page, actions);
    case "read":
    case "remove": {
      // What is picked where nobody sees it is not what the key is about.
      const selection = isListSeen() ? page.state.selection : null;
      const id = currentId();
      // Of one that is gone there is nothing to read and nothing to delete.
      const isThere = id !== null && !(page.state.opened?.id === id && page.state.opened.isGone);
      const ids = selection === null ? (isThere ? [id] : []) : [...selection.ids];
      if (ids.length === 0) return false;
      if (key === "read") actions.markRead(ids);
      else actions.remove(ids);
      return true;
    }
    case "select": {
      const id = currentId();
      if (id === null || !isListSeen()) return false;
      actions.pick(id);
      return true;
    }
    case "selectAll":
      if (!isListSeen()) return false;
      actions.pickAll();
      return true;
    case "undo":
      if (page.state.undoable.length === 0) return false;
      actions.undo();
      return true;
    case "search":
      if (page.state.search === null) actions.go({ type: "search" });
      else if (page.state.selection === null)
        document.querySelector<HTMLInputElement>('input[type="search"]')?.select();
      else return false;
      return true;
    case "close":
      if (page.tells("unsent")) {
        actions.dismissNotice("unsent");
        return true;
      }
      if (page.state.selection !== null && isListSeen()) {
        actions.endSelection();
        return true;
      }
      if (page.state.route.type === "list") return false;
      actions.close();
      return true;
    case "help":
      actions.showKeys(true);
      return true;
  }
}

function step(by: 1 | -1, event: KeyboardEvent, page: Page, actions: Actions): boolean {
  const { activeElement } = document;
  const isInDetail = activeElement?.closest("[data-detail]") != null;
  const isArrow = event.key.startsWith("Arrow");
  // Elsewhere, arrows scroll.
  if (isArrow && activeElement?.closest("article[data-message-id]") == null) return false;
  const row = neighbour(by);
  if (row === null) return isArrow;
  const id = Number(row.dataset.messageId);
  // A message is being read: the next one takes its place, and the list goes along.
  if (isInDetail) {
    row.scrollIntoView({ block: "nearest" });
    actions.open(id);
    return true;
  }
  const from = currentId();
  focusRow(row);
  if (event.shiftKey) {
    if (page.state.selection === null && from !== null) actions.pick(from);
    actions.pickTo(id);
  }
  return true;
}

function isTaken(event: KeyboardEvent): boolean {
  return isTyping(event.composedPath()[0]) || document.querySelector("dialog:modal, [popover]:popover-open") !== null;
}
