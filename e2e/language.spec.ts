import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";
import { configFor } from "./own-server.ts";

test.describe("in a browser of a player in Vienna", () => {
  test.use({ locale: "de-AT" });

  test("the inbox speaks German, offline as well, and dates are Austrian", async ({ page, player, inbox, context }) => {
    await player.send({ title: "Old", displayType: "silent", date: "2026-01-06 10:00:00" });
    await inbox.openAs(player);
    await expect(page.getByRole("heading", { name: "Mitteilungen" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page.getByRole("heading", { name: /6\. Jänner/ })).toBeVisible();
    await expect(page).toHaveTitle("(4) Postfach");
    await inbox.hasWorker();
    await loseNetwork(context);
    await page.reload();
    await expect(inbox.articles).toHaveCount(4);
    await expect(inbox.status).toHaveText(/Stand: .* · keine Verbindung/);
    // What loads late is there, too.
    await inbox.articles.first().getByRole("button").first().click();
    await expect(page.getByRole("button", { name: "Zurück zur Liste" })).toBeVisible();
  });
});

test("the operator's file decides, and the next start speaks it before that is asked for", async ({
  page,
  player,
  inbox,
  operator,
  site,
}) => {
  operator.overrides.set("/inbox.config.json", configFor(site, { language: "ar" }));
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await expect(page.getByRole("heading", { name: "الإشعارات" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await inbox.isSettled();
  const { x, width } = (await inbox.articles.first().locator(".dot").boundingBox()) ?? { x: 0, width: 0 };
  expect(x + width).toBeGreaterThan(300);
  operator.overrides.set("/inbox.config.json", { status: 503 });
  await page.reload();
  await expect(page.getByRole("heading", { name: "الإشعارات" })).toBeVisible();
  // The operator changed its mind.
  operator.overrides.set("/inbox.config.json", configFor(site));
  await page.reload();
  await expect(page.getByRole("heading", { name: "Notifications" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
});

test("a language that there is not is named, and the browser's is spoken", async ({
  browser,
  player,
  operator,
  site,
}) => {
  operator.overrides.set("/inbox.config.json", configFor(site, { language: "fi" }));
  const page = await browser.newPage({ locale: "sv-SE" });
  const warnings: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "warning") warnings.push(message.text());
  });
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await new InboxPage(page).isSettled();
  await expect(page.getByRole("heading", { name: "Aviseringar" })).toBeVisible();
  await expect.poll(() => warnings.join()).toMatch(/"language".*"fi".*"pt-BR".*docs\/configuration\.md/);
  await page.close();
});

test("the operator's words stand in place of the inbox's, in the next first paint as well", async ({
  page,
  operator,
  site,
  openWith,
}) => {
  const warnings: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "warning") warnings.push(message.text());
  });
  const strings = { title: "News", markread: "Seen", de: { title: "Neues" } };
  await openWith({ strings });
  await expect(page.getByRole("heading", { name: "News" })).toBeVisible();
  await expect.poll(() => warnings.join()).toContain('"markread" in "strings"');
  expect(warnings.join()).toContain('did you mean "markRead"?');
  operator.overrides.set("/inbox.config.json", { status: 503 });
  await page.reload();
  await expect(page.getByRole("heading", { name: "News" })).toBeVisible();
  operator.overrides.set("/inbox.config.json", configFor(site, { strings, language: "de" }));
  await page.reload();
  await expect(page.getByRole("heading", { name: "Neues" })).toBeVisible();
});

test.describe("on a bad network", () => {
  // The worker has all of it.
  test.use({ serviceWorkers: "block" });

  test("a language of which a part cannot be loaded is not spoken by halves", async ({ page, player, inbox }) => {
    await inbox.openAs(player);
    let asked = 0;
    // The texts of the list come, the others do not.
    await page.route(/\/assets\/de-[^/]+\.js$/, (route) => (asked++ === 0 ? route.continue() : route.abort()));
    const failed = page.waitForEvent("console", (message) => message.text().includes("language could not be changed"));
    await page.evaluate(() => {
      location.hash = "#lang=de";
    });
    await failed;
    expect(asked).toBeGreaterThan(1);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { name: "Notifications" })).toBeVisible();
  });
});

test("the page that links to the inbox says which language its player reads, at the start and while it is open", async ({
  page,
  player,
  operator,
  site,
}) => {
  operator.overrides.set("/inbox.config.json", configFor(site, { language: "fr" }));
  const show = (fragment: string) => page.goto(`${operator.origin}/#${fragment}`);
  const speaks = (tag: string) => expect(page.locator("html")).toHaveAttribute("lang", tag);
  await show(`lang=de-AT&sid=${player.sid}`);
  await expect(page.getByRole("heading", { name: "Mitteilungen" })).toBeVisible();
  await expect(page.locator("article")).toHaveCount(3);
  await speaks("de");
  // The fragment is a way to say it, not an address.
  expect(page.url()).toBe(`${operator.origin}/`);
  await show("lang=sv");
  await expect(page.getByRole("heading", { name: "Aviseringar" })).toBeVisible();
  await speaks("sv");
  // Without a word of its own, what it said last holds.
  await page.reload();
  await show(`sid=${player.sid}`);
  await speaks("sv");
  // An empty one leaves it to the operator's file.
  await show("lang=");
  await speaks("fr");
});
