// @ts-check
// How long the page takes from an input to the next paint, with many notifications stored, on a processor slowed down.
import { devices } from "playwright";
import { watchFrames } from "./watch-frames.mjs";

const SLOWED = 4;
/** Event timings are rounded to 8 ms and begin at 16; what is quicker is as good. */
const SHORTEST_MS = 16;

/** Collects the interactions by kind; the browser itself says how long each took, to the next paint. */
function watchInteractions() {
  /** @type {Map<number, number>} */
  const found = new Map();
  Object.assign(globalThis, { found });
  const options = { type: "event", buffered: true, durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id = Reflect.get(entry, "interactionId");
      if (typeof id === "number" && id > 0) found.set(id, Math.max(found.get(id) ?? 0, entry.duration));
    }
  }).observe(options);
}

/** @param {readonly number[]} values @param {number} share */
const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/**
 * @param {import("playwright").Browser} browser
 * @param {{ address: string, count: number, isIdle: (page: import("playwright").Page) => Promise<void> }} options
 */
export async function measureInteractions(browser, { address, count, isIdle }) {
  const context = await browser.newContext({ ...devices["Pixel 7"], locale: "en-US" });
  const page = await context.newPage();
  await page.goto(address);
  await isIdle(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  // What popped up the first time is out of the way.
  await page.reload();
  await isIdle(page);
  await page.keyboard.press("Escape");
  await page.evaluate(watchInteractions);
  await page.evaluate(watchFrames);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });

  /** What was seen since it was asked last. */
  const collect = async () => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 300))));
    return page.evaluate(() => {
      /** @type {Map<number, number>} */
      const found = Reflect.get(globalThis, "found");
      const durations = [...found.values()];
      found.clear();
      return durations;
    });
  };
  /** @type {number[]} */
  const all = [];
  /** @param {string} name @param {number} inputs @param {() => Promise<void>} act */
  const measure = async (name, inputs, act) => {
    await collect();
    await act();
    const seen = await collect();
    const durations = [...seen, ...Array.from({ length: Math.max(0, inputs - seen.length) }, () => SHORTEST_MS)];
    all.push(...durations);
    console.log(
      `  ${name}: median ${quantile(durations, 0.5)} ms, 95th percentile ${quantile(durations, 0.95)} ms, longest ${quantile(durations, 1)} ms (${durations.length})`,
    );
  };

  console.log(`\nFrom input to the next paint, ${count} stored, processor slowed ${SLOWED}×`);
  const filters = ["Unread", "Messages", "All"];
  await measure("filters", 12, async () => {
    for (let round = 0; round < 4; round++)
      for (const name of filters) {
        await page.getByRole("button", { name, exact: true }).click();
        await page.locator("article").first().waitFor();
      }
  });
  await measure("opening and closing", 12, async () => {
    for (let place = 0; place < 6; place++) {
      await page.locator("article .open").nth(place).click();
      await page.getByRole("button", { name: "Back to the list" }).click();
      await page.locator("[data-detail]").waitFor({ state: "detached" });
    }
  });
  await measure("typing a search", 16, async () => {
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.getByRole("searchbox").pressSequentially("northern lights", { delay: 120 });
    await page.locator("article mark").first().waitFor();
  });
  await page.keyboard.press("Escape");
  await measure("to the end and back", 6, async () => {
    for (const key of ["End", "Home", "End", "Home", "End", "Home"]) {
      await page.locator(".list-pane").press(key);
      await page.waitForFunction(() => document.querySelectorAll("article").length > 5);
    }
  });
  console.log(`  all: 95th percentile ${quantile(all, 0.95)} ms (goal: less than 200)`);

  await page.evaluate(() => void Object.assign(globalThis, { longestFrame: 0 }));
  const box = await page.locator(".list-pane").boundingBox();
  await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 300);
  for (let step = 0; step < 60; step++) await page.mouse.wheel(0, 400);
  await collect();
  const longest = await page.evaluate(() => Reflect.get(globalThis, "longestFrame"));
  console.log(`  scrolling: longest frame ${Number(longest).toFixed(0)} ms`);
  await context.close();
}
