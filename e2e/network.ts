import type { BrowserContext } from "@playwright/test";

/**
 * Takes the network away, and tells every page so. The workers lose it a moment after the pages, and what one still fetches
 * in between shows the pages, rightly, that the way is open: once all have lost it, the pages hear it again.
 */
export async function loseNetwork(context: BrowserContext): Promise<void> {
  await context.setOffline(true);
  const frames = context.pages().flatMap((page) => page.frames());
  await Promise.all(frames.map((frame) => frame.evaluate(() => dispatchEvent(new Event("offline")))));
}
