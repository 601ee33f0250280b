import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { Player } from "./sandbox-client.ts";

const focusedId = (page: Page) =>
  page.evaluate(() => Number(document.activeElement?.closest("article")?.getAttribute("data-message-id")));

test("the whole inbox by keys: walk, open, read on, mark, delete and take back", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  const [first = 0, second = 0, third = 0] = await inbox.ids();
  await page.keyboard.press("j");
  expect(await focusedId(page)).toBe(first);
  await page.keyboard.press("ArrowDown");
  expect(await focusedId(page)).toBe(second);
  await page.keyboard.press("k");
  expect(await focusedId(page)).toBe(first);
  await page.keyboard.press("ArrowUp");
  expect(await focusedId(page)).toBe(first);

  await page.keyboard.press("m");
  await expect(inbox.article(first)).toHaveAttribute("data-unread", "false");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.locator(`[data-detail="${second}"]`)).toBeVisible();
  await expect(page.locator(".detail h2")).toBeFocused();
  await page.keyboard.press("j");
  await expect(page.locator(`[data-detail="${third}"]`)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-detail]")).toHaveCount(0);
  await expect(inbox.article(third).locator(".open")).toBeFocused();

  await page.keyboard.press("k");
  await page.keyboard.press("#");
  await expect(inbox.article(second)).toHaveCount(0);
  await expect(inbox.article(third).locator(".open")).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(inbox.article(second).locator(".open")).toBeFocused();
  await page.keyboard.press("#");
  await expect(inbox.article(second)).toHaveCount(0);
  await page.keyboard.press("z");
  await expect(inbox.article(second)).toBeVisible();
  await expect(inbox.article(third).locator(".open")).toBeFocused();
});

test("the settings are no message: keys open none in their place", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Settings" }).click();
  const heading = page.getByRole("heading", { name: "Settings" });
  await expect(heading).toBeFocused();
  const [first = 0] = await inbox.ids();
  await page.keyboard.press("j");
  await expect(inbox.article(first).locator(".open")).toBeFocused();
  await expect(heading).toBeVisible();
  await expect(inbox.article(first)).toHaveAttribute("data-unread", "true");
});

test("keys lead through a list that is longer than the page, each row in sight", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  await player.send({ displayType: "silent", live: false, count: 120, title: "Row" });
  await inbox.openAs(player);
  const newest = Number((await inbox.ids())[0]);
  for (let steps = 0; steps < 60; steps++) {
    // A key that finds no next row does nothing.
    await expect(inbox.article(newest - steps)).toBeAttached();
    await page.keyboard.press("j");
    await expect.poll(() => focusedId(page)).toBe(newest - steps);
  }
  const isClear = await page.evaluate(() => {
    const row = document.activeElement?.closest("article")?.getBoundingClientRect();
    const pane = document.querySelector(".list-pane")?.getBoundingClientRect();
    return row !== undefined && pane !== undefined && row.top >= pane.top && row.bottom <= pane.bottom;
  });
  expect(isClear).toBe(true);
});

test("the list of keys is a dialog that gives the focus back, and no key fires behind it", async ({
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  await page.keyboard.press("j");
  const id = await focusedId(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("#");
  // What would take the page waits for its turn.
  const shoutout = await player.send({ event: "shoutout", displayType: "push", title: "Look here" });
  const toast = await player.send({ event: "message", displayType: "push", title: "A toast" });
  await expect(page.locator(`[data-pop-up="${toast}"]`)).toBeVisible();
  await expect(page.locator(`dialog[data-pop-up="${shoutout}"]`)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.locator(`dialog[data-pop-up="${shoutout}"]`)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(`dialog[data-pop-up="${shoutout}"]`)).toHaveCount(0);
  expect(await focusedId(page)).toBe(id);
  await expect(inbox.articles).toHaveCount(5);
});

test("no key fires while something is typed, with a modifier, or once they are turned off", async ({
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox");
  await expect(field).toBeFocused();
  await page.keyboard.type("j#m?/");
  await expect(field).toHaveValue("j#m?/");
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(inbox.articles).toHaveCount(3);

  await page.keyboard.press("j");
  const id = await focusedId(page);
  await page.keyboard.press("Control+j");
  expect(await focusedId(page)).toBe(id);

  await page.goto("/#settings");
  await page.getByRole("switch", { name: "Single-key shortcuts" }).click();
  await page.keyboard.press("?");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-settings]")).toHaveCount(0);
  await inbox.articles.first().locator(".open").focus();
  await page.keyboard.press("j");
  await page.keyboard.press("m");
  expect(await focusedId(page)).toBe(id);
  await page.keyboard.press("ArrowDown");
  expect(await focusedId(page)).not.toBe(id);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // Whatever was made of it would be stored before this.
  await inbox.markRead((await inbox.ids())[2] ?? 0);
  await inbox.hasPending(0);
  expect((await player.state()).unreadCount).toBe(2);
});

test("a key that is held walks on, but deletes and picks once", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  const [first = 0, second = 0, third = 0] = await inbox.ids();
  for (let repeats = 0; repeats < 5; repeats++) await page.keyboard.down("j");
  await page.keyboard.up("j");
  expect(await focusedId(page)).toBe(third);
  await inbox.article(first).locator(".open").focus();
  await page.keyboard.down("#");
  await expect(inbox.article(first)).toHaveCount(0);
  await expect(inbox.article(second).locator(".open")).toBeFocused();
  await page.keyboard.down("#");
  await page.keyboard.up("#");
  await page.keyboard.down("x");
  await expect(page.locator(".selecting")).toContainText("1 selected");
  await page.keyboard.down("x");
  await page.keyboard.up("x");
  // Stored behind whatever the keys did before.
  await page.keyboard.press("m");
  await expect(inbox.article(second)).toHaveAttribute("data-unread", "false");
  expect(await inbox.ids()).toEqual([second, third]);
});

test("no key picks in a list that a message lies over, and none acts on what was picked there", async ({
  inbox,
  page,
  player,
}) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await inbox.openAs(player);
  const [first = 0, second = 0, third = 0] = await inbox.ids();
  await inbox.article(first).locator(".open").click();
  await expect(page.locator(".detail h2")).toBeFocused();
  await page.keyboard.press("Shift+A");
  await page.keyboard.press("x");
  await page.keyboard.press("#");
  await expect(page.locator("[data-detail]")).toHaveCount(0);
  await expect.poll(() => inbox.ids()).toEqual([second, third]);
  await expect(page.locator(".selecting")).toHaveCount(0);

  await page.keyboard.press("x");
  await expect(page.locator(".selecting")).toContainText("1 selected");
  await page.goto(`/#message=${third}`);
  await expect(page.locator(".detail h2")).toBeFocused();
  await page.keyboard.press("#");
  await expect.poll(() => inbox.ids()).toEqual([second]);
});

test("whoever reads on by keys gets to the end of the list, which goes along", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  await player.send({ displayType: "silent", live: false, count: 60, title: "Row" });
  await inbox.openAs(player);
  const newest = Number((await inbox.ids())[0]);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  for (let steps = 0; steps < 60; steps++) {
    await expect(page.locator(`[data-detail="${newest - steps}"] h2`)).toBeFocused();
    await expect(inbox.article(newest - steps)).toBeInViewport();
    // A key that finds no next row does nothing.
    if (steps < 59) await expect(inbox.article(newest - steps - 1)).toBeAttached();
    await page.keyboard.press("j");
  }
});
