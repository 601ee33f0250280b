import type { BrowserContext, Page, Route } from "@playwright/test";

/**
 * Takes the network away, and tells every page so. The workers lose it a moment after the pages, and what one still fetches
 * in between shows the pages, rightly, that the way is open: once all have lost it, the pages hear it again.
 */
export async function loseNetwork(context: BrowserContext): Promise<void> {
  await context.setOffline(true);
  const frames = context.pages().flatMap((page) => page.frames());
  await Promise.all(frames.map((frame) => frame.evaluate(() => dispatchEvent(new Event("offline")))));
}

/** Keeps every such request waiting until it is let go. */
export async function hold(page: Page, url: string | RegExp) {
  let isHolding = true;
  let requests = 0;
  const held: Route[] = [];
  await page.route(url, (route) => {
    requests += 1;
    return isHolding ? void held.push(route) : route.continue();
  });
  return {
    /** How many there were, let go ones too. */
    requests: () => requests,
    async letGo() {
      isHolding = false;
      // One that the page gave up meanwhile cannot go on.
      await Promise.allSettled(held.splice(0).map((route) => route.continue()));
    },
  };
}
