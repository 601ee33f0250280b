import type { Page } from "@playwright/test";
import { wireDate } from "../src/sandbox/crm/wire-date.ts";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { loseNetwork } from "./network.ts";
import { Player } from "./sandbox-client.ts";

const quiet = { displayType: "silent", live: false } as const;
const DAY = 86_400_000;

const pane = (page: Page) => page.locator(".list-pane");

async function scrollTo(page: Page, share: number): Promise<void> {
  await pane(page).evaluate((element, to) => {
    element.scrollTop = element.scrollHeight * to;
  }, share);
}

/** The rows that can be seen, from top to bottom. */
async function inSight(page: Page): Promise<string[]> {
  return page.locator("article[data-message-id]").evaluateAll((articles) => {
    const edge = articles[0]?.closest(".list-pane")?.getBoundingClientRect();
    if (edge === undefined) return [];
    return articles
      .filter((article) => {
        const { top, bottom } = article.getBoundingClientRect();
        return bottom > edge.top && top < edge.bottom;
      })
      .map((article) => article.getAttribute("data-message-id") ?? "");
  });
}

async function sendMany(player: Player, count: number): Promise<void> {
  await player.send({ ...quiet, count, title: "One of many", isRead: true, date: wireDate(Date.now() - 10 * DAY) });
}

test("what is in sight is there first, and the rest comes by itself", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  await player.send({ ...quiet, count: 28, title: "One of some", isRead: true });
  await inbox.openAs(player);
  const rows = page.locator("article[data-message-id]");
  await expect(rows).toHaveCount(28);
  await page.addInitScript(() => {
    const counts: number[] = [];
    const count = () => {
      const rows = document.querySelectorAll("article[data-message-id]").length;
      if (rows > 0 && rows !== counts.at(-1)) counts.push(rows);
    };
    new MutationObserver(count).observe(document, { childList: true, subtree: true });
    Object.assign(globalThis, { counts });
  });
  await page.reload();
  await expect(rows).toHaveCount(28);
  expect(await page.evaluate(() => Reflect.get(globalThis, "counts"))).toEqual([12, 24, 28]);
  await expect(page.locator(".rows > li[aria-setsize]")).toHaveCount(0);
});

test("three thousand rows scroll to the end and back with few of them in the page", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  const oldest = await player.send({ ...quiet, title: "Oldest", date: "2020-01-01 10:00:00" });
  await sendMany(player, 3_000);
  const newest = await player.send({ ...quiet, title: "Newest" });
  await inbox.openAs(player);
  const last = page.locator(".rows > li").last();
  await expect(last).toHaveAttribute("aria-setsize", "3002");
  await expect(page.locator(".rows > li").first()).toHaveAttribute("aria-posinset", "1");
  // The scrollbar tells how long the list is before any of the rest was read.
  await expect.poll(() => pane(page).evaluate((element) => element.scrollHeight)).toBeGreaterThan(100_000);
  for (const share of [0.2, 0.5, 0.7]) {
    await scrollTo(page, share);
    await expect.poll(async () => (await inSight(page)).length).toBeGreaterThan(3);
    expect(await page.locator("article").count()).toBeLessThan(200);
  }
  await page.locator(".list-pane").focus();
  await page.keyboard.press("End");
  await expect(inbox.article(oldest)).toBeInViewport();
  await expect(last).toHaveAttribute("aria-posinset", "3002");
  await expect(inbox.article(oldest).locator(".open")).toBeFocused();
  expect(await page.locator("article").count()).toBeLessThan(200);
  await page.keyboard.press("Home");
  await expect(inbox.article(newest)).toBeInViewport();
  await expect(inbox.article(newest).locator(".open")).toBeFocused();
  await expect(page.locator(".rows > li").first()).toHaveAttribute("aria-posinset", "1");
});

test("what is read stays where it is while rows come and go above it, and a tap leads to the new ones", async ({
  inbox,
  page,
  site,
}) => {
  const player = new Player(site, 0);
  await sendMany(player, 300);
  const first = await player.send({ ...quiet, title: "First" });
  await inbox.openAs(player);
  await expect(page.locator(".rows > li").first()).toHaveAttribute("aria-setsize", "301");
  for (const depth of [1_500, 12_000]) {
    await pane(page).evaluate((element, top) => {
      element.scrollTop = top;
    }, depth);
    await expect.poll(async () => (await inSight(page)).length).toBeGreaterThan(3);
    const id = Number((await inSight(page))[2]);
    const before = await inbox.article(id).boundingBox();
    const came = await player.send({ title: "Came", displayType: "silent" });
    const pill = page.getByRole("button", { name: "1 new", exact: true });
    await expect(pill).toBeVisible();
    expect((await inbox.article(id).boundingBox())?.y).toBeCloseTo(before?.y ?? 0, -1);
    await pill.click();
    await expect(inbox.article(came)).toBeInViewport();
    await expect(pill).toHaveCount(0);
    await inbox.remove(came);
    await inbox.hasPending(0);
  }
  await expect(inbox.article(first)).toBeInViewport();
});

test("a row is the same element however often the inbox changes", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  await sendMany(player, 90);
  const id = await player.send({ ...quiet, title: "Stays" });
  await inbox.openAs(player);
  const row = await inbox.article(id).elementHandle();
  const changes = await inbox.article(id).evaluate((article) => {
    const seen: MutationRecord[] = [];
    new MutationObserver((records) => seen.push(...records)).observe(article, {
      attributes: true,
      childList: true,
      subtree: true,
    });
    return Object.assign(globalThis, { seen }) && 0;
  });
  expect(changes).toBe(0);
  const later = await player.send({ title: "Later", displayType: "silent" });
  await expect(inbox.article(later)).toBeVisible();
  await inbox.remove(later);
  expect(await row?.evaluate((article) => article.isConnected)).toBe(true);
  expect(await page.evaluate(() => Reflect.get(globalThis, "seen").length)).toBe(0);
});

test("the focus waits for a row that was scrolled far away", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  await sendMany(player, 1_000);
  const id = await player.send({ ...quiet, title: "Focused" });
  await inbox.openAs(player);
  await expect(page.locator(".rows > li").first()).toHaveAttribute("aria-setsize", "1001");
  // Known a moment after the number of rows: the room that they need.
  await expect.poll(() => pane(page).evaluate((element) => element.scrollHeight)).toBeGreaterThan(50_000);
  const button = page.getByRole("button", { name: "Focused", exact: true });
  await button.focus();
  await scrollTo(page, 0.5);
  await expect(inbox.article(id)).toHaveCount(0);
  // From here the keyboard goes on where the player looks.
  await expect.poll(async () => (await inSight(page)).length).toBeGreaterThan(3);
  await page.keyboard.press("Tab");
  const focused = await page.evaluate(() => document.activeElement?.closest("article")?.dataset.messageId);
  expect(await inSight(page)).toContain(focused);
  await scrollTo(page, 0);
  await button.focus();
  await scrollTo(page, 0.5);
  await expect(inbox.article(id)).toHaveCount(0);
  await scrollTo(page, 0);
  await expect(button).toBeFocused();
});

test("End leads to the last row that is seen, whatever is hidden behind it", async ({ inbox, page, context, site }) => {
  const player = new Player(site, 0);
  const last = await player.send({ ...quiet, title: "Last", date: "2020-01-01 10:00:00" });
  const over = await player.send({ ...quiet, title: "Over", date: "2020-01-02 10:00:00" });
  await sendMany(player, 120);
  await inbox.openAs(player);
  await expect(page.locator(".rows > li").first()).toHaveAttribute("aria-setsize", "122");
  await loseNetwork(context);
  await inbox.connection("offline");
  await inbox.articles.first().locator(".open").focus();
  await page.keyboard.press("End");
  await expect(inbox.article(last).locator(".open")).toBeFocused();
  await inbox.remove(last);
  await inbox.articles.last().locator(".open").focus();
  await page.keyboard.press("Home");
  await expect(page.locator(".rows > li").first()).toHaveAttribute("aria-posinset", "1");
  await expect(page.locator(".rows > li .open").first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(inbox.article(over).locator(".open")).toBeFocused();
});

test("an opened row stays in the filter for unread ones until that is chosen anew", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  const filter = page.getByRole("button", { name: "Unread", exact: true });
  await filter.click();
  const [first = 0, second = 0, third = 0] = await inbox.ids();
  await inbox.article(second).getByRole("heading").click();
  await expect(inbox.article(second)).toHaveAttribute("data-unread", "false");
  await expect.poll(async () => (await player.state()).unreadCount).toBe(2);
  await inbox.hasPending(0);
  await inbox.article(first).getByRole("heading").click();
  await expect.poll(async () => (await player.state()).unreadCount).toBe(1);
  await inbox.hasPending(0);
  expect(await inbox.ids()).toEqual([first, second, third]);
  // What is marked without being opened is done with.
  await inbox.article(third).hover();
  await inbox.article(third).getByRole("button", { name: "Mark as read" }).click();
  await expect(inbox.article(third)).toHaveCount(0);
  expect(await inbox.ids()).toEqual([first, second]);
  await filter.click();
  await expect(page.getByText("All caught up")).toBeVisible();
});

test("titles without end, without sight and against the direction leave their neighbours alone", async ({
  inbox,
  page,
  site,
}) => {
  const player = new Player(site, 0);
  const long = await player.send({ ...quiet, title: "Long ".repeat(1_000) });
  const none = await player.send({ ...quiet, title: "\u200b\u2060\ufeff\u00ad", previewText: "Preview" });
  const flipped = await player.send({ ...quiet, title: "\u202eevil\u202e", previewText: "\u2067abc" });
  await inbox.openAs(player);
  expect((await inbox.article(long).boundingBox())?.height).toBeLessThan(160);
  // Two lines, which end where the words go on.
  const words = inbox.article(long).locator(".open > bdi");
  await expect(words).toHaveCSS("-webkit-line-clamp", "2");
  expect(await words.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
  await expect(inbox.article(none).getByRole("heading")).toHaveText("No title");
  // Its time stands at the end of the line as everywhere.
  const [here, there] = await Promise.all(
    [inbox.article(flipped), inbox.article(none)].map((row) => row.locator("time").boundingBox()),
  );
  expect((here?.x ?? 0) + (here?.width ?? 0)).toBeCloseTo((there?.x ?? 0) + (there?.width ?? 1), 0);
  await expectAccessible(page);
});
