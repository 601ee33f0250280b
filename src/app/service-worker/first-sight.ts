import type { Page } from "../page.ts";
import { sightOf } from "../ui/sight.ts";

/**
 * Resolves when the first list, or why there is none, is on its way to the screen: the time for what only later starts need.
 *
 * @param mostMs how long to wait for that
 */
export function firstSight(page: Page, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, mostMs);
    const look = () => {
      if (sightOf(page.state) !== "loading") resolve();
    };
    page.onChange(look);
    look();
  });
}
