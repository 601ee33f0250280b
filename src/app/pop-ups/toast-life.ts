import type { SeenNotification } from "../../model/seen.ts";

/** ms a character: slower than most people read, who look up from something else first. */
const READING_MS = 70;
/** Characters of the preview that a toast has room for. */
const SHOWN = 160;

/** How long, in ms, each kind is there at least and at most. */
const QUIET = { least: 6_000, most: 12_000 };
const PLAIN = { least: 10_000, most: 20_000 };
/** There is something to decide. */
const WITH_BUTTONS = { least: 20_000, most: 40_000 };

/**
 * How long a toast stays, in ms, while nobody points at it, has the focus in it, or has the page out of sight. Nothing is
 * lost by it: it stays in the list, unread, and the player may have toasts stay (WCAG 2.2.1).
 */
export function toastLife({ event, title, preview, buttons }: SeenNotification): number {
  const reading = READING_MS * (title.length + Math.min(SHOWN, preview.length));
  const { least, most } = event === "inbox" ? QUIET : buttons.length > 0 ? WITH_BUTTONS : PLAIN;
  return Math.min(most, least + reading);
}
