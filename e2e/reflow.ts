import { expect, type Page } from "@playwright/test";

/** What WCAG calls reflow: 1280 × 1024 at 400 %. */
export const REFLOWED = { width: 320, height: 256 };

/** At 400 %, and with text of twice the size on a phone, nothing has to be scrolled sideways but what may be: tables, filters. */
export async function expectReflow(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(REFLOWED);
  await expect.poll(() => reachingOut(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 780 });
  // As by the browser's own setting, from which the page's measures follow.
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await expect.poll(() => reachingOut(page)).toEqual([]);
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
  if (before !== null) await page.setViewportSize(before);
}

const reachingOut = (page: Page) =>
  page.evaluate(() => {
    const panes = [
      document.documentElement,
      ...document.querySelectorAll(".list-pane, .detail-pane, dialog, .toasts, .menu"),
    ];
    return panes.flatMap((pane) =>
      pane.scrollWidth > pane.clientWidth + 1 && pane.checkVisibility()
        ? [`${pane.className || pane.tagName}: ${pane.scrollWidth} in ${pane.clientWidth}`]
        : [],
    );
  });
