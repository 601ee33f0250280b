import { isTyping } from "../ui/is-typing.ts";

/**
 * Whether a shoutout, which takes the whole page, would interrupt the player: while something is typed, or under another
 * dialog or a menu. What would have been its own dialog is not in the way.
 */
export function isPlayerBusy(): boolean {
  const { activeElement } = document;
  if (isTyping(activeElement) && document.hasFocus()) return true;
  return document.querySelector("dialog:modal:not([data-pop-up]), [popover]:popover-open") !== null;
}

/** @returns the function that ends it */
export function onPlayerFree(listener: () => void): () => void {
  // Closing does not bubble, neither a dialog's nor a menu's.
  document.addEventListener("close", listener, true);
  document.addEventListener("toggle", listener, true);
  document.addEventListener("focusout", listener);
  return () => {
    document.removeEventListener("close", listener, true);
    document.removeEventListener("toggle", listener, true);
    document.removeEventListener("focusout", listener);
  };
}
