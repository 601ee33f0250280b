import type { Page } from "@playwright/test";
import { wireDate } from "../src/sandbox/crm/wire-date.ts";
import { expect, test } from "./fixtures.ts";
import { Player } from "./sandbox-client.ts";

const quiet = { displayType: "silent", live: false } as const;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

const days = (page: Page) => page.locator(".day > h2");

test("a clock that is a year ahead is not an empty inbox: what to check is said, and nothing is lost", async ({
  inbox,
  page,
  site,
}) => {
  const player = new Player(site, 0);
  const id = await player.send({ ...quiet, title: "Ends tomorrow", expires: wireDate(Date.now() + DAY) });
  await inbox.openAs(player);
  await expect(inbox.article(id)).toBeVisible();
  await page.clock.setFixedTime(Date.now() + 365 * DAY);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Everything here has ended" })).toBeVisible();
  await expect(page.getByText("check the date and the time of this device")).toBeVisible();
  await page.clock.setFixedTime(Date.now());
  await page.reload();
  await expect(inbox.article(id)).toBeVisible();
});

test.describe("in Auckland", () => {
  test.use({ timezoneId: "Pacific/Auckland" });

  test("the days are those of the player, and midnight makes a new one", async ({ inbox, page, site }) => {
    const player = new Player(site, 0);
    // 23:30 on the 14th of June there.
    const now = Date.UTC(2026, 5, 14, 11, 30);
    await page.clock.install({ time: now });
    await player.send({ ...quiet, title: "Minutes ago", date: wireDate(now - 5 * MINUTE), expires: null });
    await player.send({ ...quiet, title: "In the morning", date: wireDate(now - 20 * HOUR), expires: null });
    await player.send({ ...quiet, title: "Before midnight", date: wireDate(now - 24 * HOUR), expires: null });
    await player.send({ ...quiet, title: "Long ago", date: "2024-02-29 12:00:00", expires: null });
    await player.send({ ...quiet, title: "Nobody knows when", date: null, expires: null });
    await inbox.openAs(player);
    await expect(days(page)).toHaveText(["Today", "Yesterday", "March 1, 2024", "No date"]);
    const time = page.getByRole("article", { name: "Minutes ago" }).locator("time");
    await expect(time).toHaveText("5 min. ago");
    await expect(page.getByRole("article", { name: "In the morning" }).locator("time")).toHaveText("3:30 AM");
    await page.clock.runFor(4 * MINUTE);
    await expect(time).toHaveText("9 min. ago");
    await page.clock.runFor(27 * MINUTE);
    await expect(days(page)).toHaveText(["Yesterday", "Saturday", "March 1, 2024", "No date"]);
  });
});

test("a player who travels sees the times of the new place", async ({ inbox, page, site, context }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setTimezoneOverride", { timezoneId: "Pacific/Auckland" });
  const player = new Player(site, 0);
  const now = Date.UTC(2026, 5, 14, 11, 30);
  await page.clock.install({ time: now });
  await player.send({ ...quiet, title: "In the morning", date: wireDate(now - 20 * HOUR), expires: null });
  await inbox.openAs(player);
  await expect(days(page)).toHaveText(["Today"]);
  await devtools.send("Emulation.setTimezoneOverride", { timezoneId: "America/New_York" });
  await page.clock.runFor(MINUTE);
  await expect(days(page)).toHaveText(["Yesterday"]);
  await expect(page.getByRole("article").locator("time")).toHaveText("11:30 AM");
});

test("a row says when its end is near, more and more exactly, and goes then", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  const now = Date.now();
  await page.clock.install({ time: now });
  const id = await player.send({ ...quiet, title: "Ends", expires: wireDate(now + 2 * HOUR + 2 * MINUTE) });
  const later = await player.send({ ...quiet, title: "Ends later", expires: wireDate(now + 3 * DAY) });
  await inbox.openAs(player);
  await expect(inbox.article(id)).toContainText("Ends in 2 hr.");
  await expect(inbox.article(later)).not.toContainText("in 3 days");
  await page.clock.runFor(HOUR + 31 * MINUTE);
  await expect(inbox.article(id)).toContainText("Ends in 30 min.");
  await page.clock.runFor(31 * MINUTE);
  await expect(inbox.article(id)).toHaveCount(0);
  await expect(inbox.article(later)).toBeVisible();
});

test("a clock a year ahead shows everything that has not ended, on days that say their year", async ({
  inbox,
  page,
  site,
}) => {
  const player = new Player(site, 0);
  const date = Date.UTC(2026, 0, 15, 12);
  await player.send({ ...quiet, title: "Of last year", date: wireDate(date), expires: null });
  await page.clock.install({ time: date });
  await inbox.openAs(player);
  await expect(days(page)).toHaveText(["Today"]);
  await page.clock.setSystemTime(date + 365 * DAY);
  await page.clock.runFor(MINUTE);
  await expect(days(page)).toHaveText(["January 15, 2026"]);
});
