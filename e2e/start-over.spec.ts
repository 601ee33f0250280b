import { expect, test } from "./fixtures.ts";

test.use({ serviceWorkers: "block" });

test("a first visit that did not get all of the code starts over by itself and keeps its sid, each time anew", async ({
  player,
  page,
  inbox,
}) => {
  let loads = 0;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) loads += 1;
  });
  await page.route(/\/assets\/start-[^/]*\.js$/, (route) => (loads % 4 > 0 ? route.abort() : route.continue()));
  await page.clock.install();
  page.on("console", (message) => {
    if (message.text().includes("could not be loaded completely")) void page.clock.fastForward(5_000);
  });
  for (const visit of [1, 2]) {
    await page.goto(player.path);
    await expect.poll(() => loads).toBe(4 * visit);
    await inbox.isSettled();
    await expect(inbox.articles).toHaveCount(3);
    expect(page.url()).not.toContain("sid");
    await page.goto("about:blank");
  }
});
