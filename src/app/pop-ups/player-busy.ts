import { isTyping } from "../ui/is-typing.ts";

/** Before what is done about it: neither closing, of a dialog as of a menu, nor a change of focus to another window bubbles. */
const MOVES = ["close", "toggle", "focusin", "focusout", "pointerdown", "pointerup", "pointercancel", "keyup"];

/** A finger pushes something aside, or something is pressed; what comes of it comes when that is let go. */
const HELD = ".swiped.held, :active";

/**
 * Whether a shoutout, which takes the whole page, would interrupt the player: while something is typed or held, or under
 * another dialog or a menu. What would have been its own dialog is not in the way.
 */
export function isPlayerBusy(): boolean {
  const { activeElement } = document;
  if (isTyping(activeElement) && document.hasFocus()) return true;
  return document.querySelector(`dialog:modal:not([data-pop-up]), [popover]:popover-open, ${HELD}`) !== null;
}

/**
 * Calls back once it may be otherwise.
 *
 * @returns the function that ends it
 */
export function onPlayerMoved(listener: () => void): () => void {
  const controller = new AbortController();
  const later = () => setTimeout(() => controller.signal.aborted || listener());
  const options = { capture: true, signal: controller.signal };
  for (const type of MOVES) document.addEventListener(type, later, options);
  for (const type of ["focus", "blur"]) addEventListener(type, later, options);
  return () => controller.abort();
}
