// @ts-check
// How long it takes to delete everything, durable and with undo on offer, by how much there is; and how the page fares meanwhile.
import { watchFrames } from "./watch-frames.mjs";

/** @param {import("playwright").Page} page */
async function dismissAll(page) {
  const shoutout = page.locator(".shoutout");
  const isThere = () =>
    shoutout.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  while (await isThere()) await page.keyboard.press("Escape");
}

/**
 * @param {import("playwright").Browser} browser
 * @param {{ addresses: readonly { size: number, address: string }[], isIdle: (page: import("playwright").Page) => Promise<void> }} options
 */
export async function measureMany(browser, { addresses, isIdle }) {
  console.log("\nDeleting everything, until it is durable and can be undone, without a network");
  let base = Number.NaN;
  for (const { size, address } of addresses) {
    const context = await browser.newContext({ locale: "en-US" });
    const page = await context.newPage();
    await page.goto(address);
    await isIdle(page);
    await dismissAll(page);
    await context.setOffline(true);
    await page.locator("article .open").first().focus();
    await page.keyboard.press("x");
    const bar = page.locator(".selecting");
    await bar.getByRole("button", { name: "Select all" }).click();
    await page.waitForFunction(() => !/^\D*1\D*$/.test(document.querySelector(".selecting p")?.textContent ?? "1"));
    await page.evaluate(watchFrames);
    const took = await page.evaluate(async () => {
      const start = performance.now();
      const button = document.querySelector('.selecting button[aria-label="Delete selected"]');
      if (!(button instanceof HTMLElement)) throw new Error("nothing deletes what is selected");
      button.click();
      while (document.querySelector(".undo") === null) await new Promise(requestAnimationFrame);
      return performance.now() - start;
    });
    const longest = await page.evaluate(() => Number(Reflect.get(globalThis, "longestFrame")));
    const each = took / size;
    if (Number.isNaN(base)) base = each;
    console.log(
      `  ${size}: ${took.toFixed(0)} ms, ${each.toFixed(2)} ms each  ${(each / base).toFixed(2)}×, longest frame ${longest.toFixed(0)} ms`,
    );
    await context.close();
  }
}
