import type { Page } from "../page.ts";
import type { Actions } from "../state.ts";
import { isTyping } from "../ui/is-typing.ts";
import { areKeysOn } from "./keys-on.ts";
import { currentId, focusRow, neighbour } from "./step.ts";

/** What each key does; said to the player by `KeyHelp`. */
export type Key = "next" | "previous" | "read" | "remove" | "search" | "close" | "help";

const KEYS: Readonly<Record<string, Key>> = {
  j: "next",
  ArrowDown: "next",
  k: "previous",
  ArrowUp: "previous",
  m: "read",
  "#": "remove",
  Delete: "remove",
  "/": "search",
  Escape: "close",
  "?": "help",
};

/** Nothing fires while the player types, in a dialog or a menu, or with a modifier held. */
export function listenForKeys(page: Page, actions: Actions): void {
  document.addEventListener("keydown", (event) => {
    const key = KEYS[event.key];
    if (key === undefined || page.state.phase !== "inbox" || event.isComposing || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
    if (event.key.length === 1 && !areKeysOn()) return;
    if (act(key, event, page, actions)) event.preventDefault();
  });
}

/** @returns whether the key had something to do */
function act(key: Key, event: KeyboardEvent, page: Page, actions: Actions): boolean {
  switch (key) {
    case "next":
    case "previous":
      return step(key === "next" ? 1 : -1, event, actions);
    case "read":
    case "remove": {
      const id = currentId();
      if (id === null) return false;
      if (key === "read") actions.markRead([id]);
      else actions.remove([id]);
      return true;
    }
    case "search": {
      const field = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (field === null) actions.go({ type: "search" });
      else field.select();
      return true;
    }
    case "close":
      if (page.state.route.type === "list") return false;
      actions.close();
      return true;
    case "help":
      actions.showKeys(true);
      return true;
  }
}

function step(by: 1 | -1, event: KeyboardEvent, actions: Actions): boolean {
  const { activeElement } = document;
  const isInDetail = activeElement?.closest(".detail-pane") != null;
  const isArrow = event.key.startsWith("Arrow");
  // Elsewhere, arrows scroll.
  if (isArrow && activeElement?.closest("article[data-message-id]") == null) return false;
  const row = neighbour(by);
  if (row === null) return isArrow;
  // A message is being read: the next one takes its place.
  if (isInDetail) actions.open(Number(row.dataset.messageId));
  else focusRow(row);
  return true;
}

function isTaken(event: KeyboardEvent): boolean {
  return isTyping(event.composedPath()[0]) || document.querySelector("dialog:modal, [popover]:popover-open") !== null;
}
