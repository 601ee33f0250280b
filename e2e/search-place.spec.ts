import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { Player } from "./sandbox-client.ts";

const field = (page: Page) => page.getByRole("searchbox", { name: "Search notifications" });
const scrolled = (page: Page) => page.locator(".list-pane").evaluate((pane) => pane.scrollTop);

async function lookFor(page: Page, query: string): Promise<void> {
  await page.keyboard.press("/");
  await field(page).fill(query);
}

/** What of the query outlives the page. */
const kept = (page: Page) => page.evaluate(() => sessionStorage.getItem("fasttrack-inbox:query:"));

/** A long list, searched. */
async function searchIn(inbox: InboxPage, player: Player, query: string): Promise<void> {
  const { page } = inbox;
  await inbox.openLong(player);
  await lookFor(page, query);
  await expect(page.locator(".found-count")).toHaveAttribute("data-complete", "true");
}

test("what is picked among the results stays in sight, and the search is where it was after it", async ({
  inbox,
  page,
  site,
}) => {
  await searchIn(inbox, new Player(site, 0), "row");
  const row = inbox.articles.nth(25);
  await row.locator(".open").focus();
  await row.scrollIntoViewIfNeeded();
  expect(await scrolled(page)).toBeGreaterThan(500);
  const topOf = async () => Math.round((await row.boundingBox())?.y ?? Number.NaN);
  const top = await topOf();
  await page.keyboard.press("x");
  await expect(page.locator(".selecting")).toContainText("1 selected");
  await expect(row).toBeInViewport();
  expect(Math.abs((await topOf()) - top)).toBeLessThanOrEqual(1);
  await page.keyboard.press("Escape");
  await expect(page.locator(".selecting")).toHaveCount(0);
  await expect(field(page)).toHaveValue("row");
  await expect(row.locator(".open")).toBeFocused();
  expect(Math.abs((await topOf()) - top)).toBeLessThanOrEqual(1);
  // And the list is where it was before the search.
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveCount(0);
  await expect.poll(() => scrolled(page)).toBe(0);
});

test("another query begins at its first result, and none at the place in the list", async ({ inbox, page, site }) => {
  await inbox.openLong(new Player(site, 0));
  const id = Number((await inbox.ids())[12]);
  await inbox.article(id).scrollIntoViewIfNeeded();
  await expect.poll(() => scrolled(page)).toBeGreaterThan(300);
  await lookFor(page, "ro");
  await expect(inbox.articles).toHaveCount(40);
  await expect.poll(() => scrolled(page)).toBe(0);
  await inbox.articles.nth(39).scrollIntoViewIfNeeded();
  await expect.poll(() => scrolled(page)).toBeGreaterThan(1_000);
  await field(page).press("w");
  await expect(field(page)).toHaveValue("row");
  await expect.poll(() => scrolled(page)).toBe(0);
  await page.locator(".list-pane").evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight }));
  await field(page).fill("");
  await expect(inbox.article(id)).toBeInViewport();
  await expect(inbox.articles.last()).not.toBeInViewport();
});

test("what holds no word yet asks for nothing", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  await page.keyboard.press("/");
  for (const query of ['"', " ", '" "']) {
    await field(page).fill(query);
    await expect(inbox.articles).toHaveCount(3);
    await expect(page.getByText(/Nothing found|0 notifications/)).toHaveCount(0);
  }
  // What is picked is what is shown: the list.
  await inbox.articles.first().locator(".open").focus();
  await page.keyboard.press("Shift+A");
  await expect(page.locator(".selecting")).toContainText("3 selected");
  await page.keyboard.press("Escape");
  await field(page).fill('"first');
  await expect(inbox.articles).toHaveCount(1);
});

test("what is opened among unread results stays there until something else is looked for", async ({
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  const [first = 0, , third = 0] = await inbox.ids();
  await page.getByRole("button", { name: "Unread", exact: true }).click();
  await lookFor(page, "ir");
  await expect.poll(() => inbox.ids()).toEqual([first, third]);
  await inbox.article(first).locator(".open").click();
  await expect(inbox.article(first)).toHaveAttribute("data-unread", "false");
  // The search was done anew since.
  const later = await player.send({ title: "A bird", displayType: "silent" });
  await expect.poll(() => inbox.ids()).toEqual([later, first, third]);
  await page.locator(".detail h2").focus();
  await page.keyboard.press("j");
  await expect(page.locator(`[data-detail="${third}"]`)).toBeVisible();
  await field(page).fill("ir ");
  await expect.poll(() => inbox.ids()).toEqual([later]);
});

test("another list begins at its top also where the search was scrolled to from deep in the first", async ({
  inbox,
  page,
  site,
}) => {
  await inbox.openLong(new Player(site, 0));
  await inbox.articles.nth(20).scrollIntoViewIfNeeded();
  await expect.poll(() => scrolled(page)).toBeGreaterThan(500);
  await lookFor(page, "row");
  await expect(inbox.articles).toHaveCount(40);
  await page.getByRole("button", { name: "Unread", exact: true }).click();
  await expect(page.locator(".found-count")).toHaveAttribute("data-complete", "true");
  await field(page).press("Escape");
  await expect(field(page)).toHaveCount(0);
  await expect(inbox.articles.nth(20)).toBeAttached();
  expect(await scrolled(page)).toBe(0);
});

test("Escape in the field closes the message first, as everywhere, and then the search", async ({
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  await lookFor(page, "first");
  await expect(inbox.articles).toHaveCount(1);
  await inbox.articles.first().locator(".open").click();
  await expect(page.locator("[data-detail]")).toBeVisible();
  await field(page).press("Escape");
  await expect(page.locator("[data-detail]")).toHaveCount(0);
  await expect(field(page)).toHaveValue("first");
  await field(page).press("Escape");
  await expect(field(page)).toHaveCount(0);
});

test("a query outlives a reload of its tab, but neither the search nor the player", async ({
  inbox,
  page,
  player,
  site,
}) => {
  await inbox.openAs(player);
  await lookFor(page, "first");
  await expect(inbox.articles).toHaveCount(1);
  await page.reload();
  await expect(field(page)).toHaveValue("first");
  await expect(inbox.articles).toHaveCount(1);
  // Somebody else in the same tab.
  const other = new Player(site, 0);
  await other.send({ title: "Another's", displayType: "silent" });
  await page.goto("about:blank");
  await page.goto(`/#sid=${other.sid}&search`);
  await expect(inbox.articles).toHaveCount(1);
  await expect(inbox.articles).toContainText("Another's");
  expect(await kept(page)).toBeNull();
  await page.goto(player.path);
  await inbox.isSettled();
  await lookFor(page, "second");
  await expect(inbox.articles).toHaveCount(1);
  await field(page).press("Escape");
  await expect(inbox.articles).toHaveCount(3);
  expect(await kept(page)).toBeNull();
});

test("whoever picks a result with the focus in the field is in its row then", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  await lookFor(page, "ir");
  await expect(inbox.articles).toHaveCount(2);
  const title = inbox.articles.last().getByRole("heading");
  await title.click({ modifiers: ["Shift"] });
  await expect(page.locator(".selecting")).toContainText("1 selected");
  await expect(inbox.articles.last().locator(".open")).toBeFocused();
});

test("invariant 18: a query that was left behind goes with a sign-out in another tab", async ({
  inbox,
  page,
  player,
  context,
}) => {
  await inbox.openAs(player);
  await lookFor(page, "first");
  await expect(inbox.articles).toHaveCount(1);
  await page.goto("/sandbox/sign-in");
  expect(await kept(page)).toContain("first");
  const other = await context.newPage();
  const second = new InboxPage(other);
  await second.openAs(player);
  await second.signOut();
  await expect(second.articles).toHaveCount(0);
  await page.goto("/#search");
  await expect(page.getByText("You are signed out")).toBeVisible();
  expect(await kept(page)).toBeNull();
});

test("a search that asked for nothing leaves the list where it is", async ({ inbox, page, site }) => {
  await inbox.openLong(new Player(site, 0));
  await page.keyboard.press("/");
  await inbox.articles.nth(15).scrollIntoViewIfNeeded();
  const there = await scrolled(page);
  expect(there).toBeGreaterThan(300);
  await field(page).press("Escape");
  await expect(field(page)).toHaveCount(0);
  await expect(page.locator("[data-opens-search]")).toBeFocused();
  // The header is not quite as high.
  expect(Math.abs((await scrolled(page)) - there)).toBeLessThan(20);
});

test("whoever picks all that was found has the focus in one of it", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  await lookFor(page, "sandbox");
  await expect(page.locator(".found-count")).toHaveAttribute("data-complete", "true");
  await page.getByRole("button", { name: "Close search" }).focus();
  await page.keyboard.press("Shift+A");
  await expect(page.locator(".selecting")).toContainText("3 selected");
  await expect(inbox.articles.first().locator(".open")).toBeFocused();
});

test("a minute after the last search its worker is gone, whatever the player does meanwhile", async ({
  inbox,
  page,
  player,
}) => {
  await page.clock.install();
  await inbox.openAs(player);
  await lookFor(page, "sandbox");
  await expect(page.locator(".found-count")).toHaveAttribute("data-complete", "true");
  expect(page.workers()).toHaveLength(1);
  await field(page).press("Escape");
  await expect(field(page)).toHaveCount(0);
  await inbox.articles.first().locator(".open").click();
  await expect(page.locator("[data-detail]")).toBeVisible();
  await page.clock.runFor(61_000);
  await expect.poll(() => page.workers().length).toBe(0);
});
