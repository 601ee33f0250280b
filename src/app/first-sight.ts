import type { Page } from "./page.ts";
import { sightOf } from "./ui/sight.ts";

/** How long at most what comes later waits for the first list, in ms. */
const FIRST_LIST_MS = 10_000;

/** Resolves when the first list, or why there is none, is on its way to the screen: the time for what that does not need. */
export function firstSight(page: Page): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, FIRST_LIST_MS);
    const look = () => {
      if (sightOf(page.state) !== "loading") resolve();
    };
    page.onChange(look);
    look();
  });
}
