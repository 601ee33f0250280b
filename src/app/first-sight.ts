import type { Page } from "./page.ts";
import { sightOf } from "./ui/sight.ts";

/** Resolves when the first list, or why there is none, is on its way to the screen: the time for what only later starts need. */
export function firstSight(page: Page): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (sightOf(page.state) !== "loading") resolve();
    };
    page.onChange(look);
    look();
  });
}
