import { test as base } from "../fixtures.ts";
import { configFor } from "../own-server.ts";
import { expect } from "./fixtures.ts";
import { HostPage } from "./host-page.ts";

// As Playwright starts Chromium, a frame of another site has no worker that could answer in the place of the server.

/** An operator's page, and an inbox whose server can be told to fail. */
const test = base.extend<{ readonly shop: HostPage; readonly fail: (isFailing: boolean) => void }>({
  shop: async ({ page, operator, site }, use) => {
    const shop = new HostPage(page, operator.origin);
    operator.overrides.set("/inbox.config.json", configFor(site, { hostOrigins: [shop.origin] }));
    operator.overrides.set("/shop.html", {
      type: "text/html",
      text: `<!doctype html><a href="#quests">Quests</a><span id="bell"></span><script src="${operator.origin}/embed.js"></script>`,
    });
    await use(shop);
  },
  fail: async ({ operator }, use) =>
    use((isFailing) => {
      if (isFailing) operator.overrides.set("/", { status: 503, type: "text/html", text: "Unavailable" });
      else operator.overrides.delete("/");
    }),
});

test("an inbox that cannot be loaded catches nobody in its sheet", async ({ page, shop, fail, player }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${shop.origin}/shop.html`);
  await shop.mountAs(player);
  await shop.hasUnread(3);
  fail(true);
  await shop.bell.click();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("link", { name: "Quests" }).click();
  await expect(page).toHaveURL(/#quests$/);
});

test("a frame that could not be loaded is loaded again when the network is back", async ({
  page,
  shop,
  fail,
  player,
}) => {
  fail(true);
  await page.clock.install({ time: 0 });
  await page.goto(`${shop.origin}/shop.html`);
  await shop.mountAs(player);
  await expect(shop.frame("popups").getByText("Unavailable")).toBeAttached();
  // Nothing but the network is a reason from here on: after twenty seconds it would be tried again by time as well.
  await page.clock.pauseAt(19_000);
  fail(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(shop.frame("popups").locator("#app")).toBeAttached();
  await page.clock.resume();
  await shop.hasUnread(3);
});
