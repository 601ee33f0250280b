import { FIRST_LIST_MS } from "../sync/engine.ts";
import type { Page } from "./page.ts";
import { sightOf } from "./ui/sight.ts";

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
