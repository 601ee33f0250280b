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
    // Now all of it is here.
    await expect.poll(async () => (await player.state()).subscriptions).toBe(visit);
    await page.goto("about:blank");
  }
});

test("a page that never gets the code of its live connection starts over, and keeps its sid", async ({
  player,
  page,
  inbox,
}) => {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  await page.route(/\/assets\/live-channel-[^/]*\.js$/, (route) => (loads < 2 ? route.abort() : route.continue()));
  await page.clock.install();
  await page.goto(player.path);
  await expect(inbox.articles).toHaveCount(3);
  await expect
    .poll(async () => {
      await page.clock.fastForward(5_000);
      return loads;
    })
    .toBe(2);
  await expect(inbox.articles).toHaveCount(3);
  await expect.poll(async () => (await player.state()).connections).toBe(1);
});

for (const [where, loadsAtLast] of [
  ["for ever where that code never comes", 4],
  ["where nothing outlives it", 1],
] as const) {
  test(`nor is it loaded anew ${where}`, async ({ player, page, inbox }) => {
    let loads = 0;
    let requests = 0;
    page.on("load", () => {
      loads += 1;
    });
    await page.route(/\/assets\/live-channel-[^/]*\.js$/, (route) => {
      requests += 1;
      return route.abort();
    });
    if (loadsAtLast === 1) {
      await page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException("Refused", "SecurityError");
        };
      });
    }
    await page.clock.install();
    await page.goto(player.path);
    const goOn = async () => {
      await page.clock.fastForward(5_000);
      return loads;
    };
    await expect.poll(goOn).toBe(loadsAtLast);
    await expect(inbox.articles).toHaveCount(3);
    const before = requests;
    // It is asked for again and again by now, and the page stays.
    await expect
      .poll(async () => {
        await goOn();
        return requests - before;
      })
      .toBeGreaterThan(4);
    expect(loads).toBe(loadsAtLast);
  });
}
