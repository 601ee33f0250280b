import type { SeenNotification } from "../../model/seen.ts";

/** Toasts on the screen at once. Where there is little room the stylesheet shows the first only. */
export const TOASTS_AT_ONCE = 3;
/** Toasts on the screen and waiting; more are in the list. */
const MOST_TOASTS = 20;

/**
 * Puts new ones behind those that are there: what is on the screen stays where the player's finger may be. Of those that
 * wait, the newest are kept. A quiet one does not wait: what it says stands in the list.
 *
 * @param toasts oldest first
 * @param news newest first
 */
export function queueToasts(
  toasts: readonly SeenNotification[],
  news: readonly SeenNotification[],
): readonly SeenNotification[] {
  const loud = news.filter((seen) => seen.event !== "inbox").reverse();
  const all = [...toasts, ...loud];
  const shown = all.slice(0, TOASTS_AT_ONCE);
  const room = TOASTS_AT_ONCE - shown.length;
  const quiet = room === 0 ? [] : news.filter((seen) => seen.event === "inbox").slice(0, room);
  return [...shown, ...quiet.reverse(), ...all.slice(TOASTS_AT_ONCE).slice(TOASTS_AT_ONCE - MOST_TOASTS)];
}
