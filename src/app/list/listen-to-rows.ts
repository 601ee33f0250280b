import type { Page } from "../page.ts";
import { listenForMenus } from "../row-menu/listen-for-menus.ts";
import { listenForPicks } from "../selection/listen-for-picks.ts";
import type { Actions } from "../state.ts";
import { listenForRowSwipes } from "./swipe-rows.ts";

/** What can be done to a row beside tapping it, by mouse and by touch. */
export function listenToRows(page: Page, actions: Actions): void {
  listenForPicks(page, actions);
  listenForMenus(page, actions);
  listenForRowSwipes(page, actions);
}
