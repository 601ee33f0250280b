import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";
import { Player } from "./sandbox-client.ts";

const bar = (page: Page) => page.locator(".selecting");
const said = (page: Page) => page.locator("[data-said]");

test("several are picked by mouse, with a range, and deleted together, and come back together", async ({
  page,
  inbox,
  player,
}) => {
  await player.send({ title: "Fourth", displayType: "silent" });
  await inbox.openAs(player);
  const ids = await inbox.ids();
  const [first = 0, second = 0, third = 0, fourth = 0] = ids;
  const words = inbox.article(second).locator(".open > bdi");
  const before = await words.boundingBox();
  await inbox
    .article(first)
    .getByRole("heading")
    .click({ modifiers: ["ControlOrMeta"] });
  await expect(bar(page)).toContainText("1 selected");
  await expect(inbox.article(first).getByRole("checkbox")).toBeChecked();
  await expect(inbox.article(second).getByRole("checkbox")).not.toBeChecked();
  // No text moves to make room.
  expect((await words.boundingBox())?.x).toBe(before?.x);
  // While something is picked, a plain click picks, too, and opens nothing.
  await inbox.article(second).getByRole("heading").click();
  await inbox.article(second).getByRole("heading").click();
  await expect(inbox.article(second).getByRole("checkbox")).not.toBeChecked();
  await expect(page.locator("[data-detail]")).toHaveCount(0);
  await inbox.article(first).getByRole("heading").click();
  await expect(bar(page)).toHaveCount(0);

  await inbox
    .article(first)
    .getByRole("heading")
    .click({ modifiers: ["ControlOrMeta"] });
  await inbox
    .article(third)
    .getByRole("heading")
    .click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText("3 selected");
  await expect(said(page)).toHaveText("3 selected");
  await page.getByRole("button", { name: "Delete selected" }).click();
  await expect(inbox.articles).toHaveCount(1);
  await expect(bar(page)).toHaveCount(0);
  await expect(inbox.article(fourth).getByRole("checkbox")).toHaveCount(0);
  await expect(page.locator(".undo")).toContainText("3 notifications deleted");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => inbox.ids()).toEqual(ids);
  await expect(said(page)).toHaveText("3 notifications restored");
  await inbox.hasPending(0);
  expect((await player.state()).rows).toHaveLength(4);
});

test("all of the filter, also what is not in the page, is picked and marked as read without a network", async ({
  page,
  inbox,
  site,
  context,
}) => {
  const player = new Player(site, 0);
  await player.send({ displayType: "silent", live: false, count: 150, title: "Quiet", event: "inbox" });
  await player.send({ displayType: "silent", live: false, count: 100, title: "Loud", event: "message" });
  await inbox.openAs(player);
  await page.getByRole("button", { name: "Inbox", exact: true }).click();
  await expect(inbox.articles.first()).toHaveAccessibleName(/Quiet/);
  await loseNetwork(context);
  await inbox.articles
    .first()
    .getByRole("heading")
    .click({ modifiers: ["ControlOrMeta"] });
  await page.getByRole("button", { name: "Select all" }).click();
  await expect(bar(page)).toContainText("150 selected");
  await page.getByRole("button", { name: "Mark selected as read" }).click();
  await inbox.hasPending(150);
  await expect(said(page)).toHaveText("150 notifications marked as read");
  await expect(page.locator(".count")).toHaveText(/100/);
  await context.setOffline(false);
  await expect(inbox.status).toHaveAttribute("data-pending", "0", { timeout: 60_000 });
  expect((await player.state()).unreadCount).toBe(100);
});

test("another filter or the search begins without anything picked, and all that was found can be picked", async ({
  page,
  inbox,
  player,
}) => {
  await player.send({ title: "Needle", displayType: "silent", count: 70 });
  await inbox.openAs(player);
  const pickFirst = () =>
    inbox.articles
      .first()
      .getByRole("heading")
      .click({ modifiers: ["ControlOrMeta"] });
  await pickFirst();
  await page.getByRole("button", { name: "Unread", exact: true }).click();
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("needle");
  await expect(page.locator(".found-count[data-complete=true]")).toContainText("70");
  await pickFirst();
  // More than are in the page.
  await page.getByRole("button", { name: "Select all" }).click();
  await expect(bar(page)).toContainText("70 selected");
  await page.getByRole("button", { name: "Delete selected" }).click();
  await expect(inbox.articles).toHaveCount(0);
  // The search goes on where it was.
  await expect(page.getByRole("searchbox")).toHaveValue("needle");
});

test("by keys: pick, go on picking, act, and leave", async ({ page, inbox, player }) => {
  await inbox.openAs(player);
  const [first = 0, second = 0, third = 0] = await inbox.ids();
  const isPicked = (id: number, is: boolean) =>
    expect(inbox.article(id).getByRole("checkbox")).toBeChecked({ checked: is });
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await isPicked(first, true);
  await expect(inbox.article(first).locator(".open")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);
  await expect(inbox.article(first).locator(".open")).toBeFocused();

  await page.keyboard.press("Shift+J");
  await isPicked(first, true);
  await isPicked(second, true);
  await isPicked(third, false);
  await page.keyboard.press("Shift+ArrowDown");
  await isPicked(third, true);
  await page.keyboard.press("Space");
  await isPicked(third, false);
  await page.keyboard.press("m");
  await expect(bar(page)).toHaveCount(0);
  await expect(inbox.article(first)).toHaveAttribute("data-unread", "false");
  await expect(inbox.article(second)).toHaveAttribute("data-unread", "false");
  await expect(inbox.article(third)).toHaveAttribute("data-unread", "true");
  await expect(said(page)).toHaveText("2 notifications marked as read");
  await expect(inbox.article(third).locator(".open")).toBeFocused();

  await page.keyboard.press("Shift+A");
  await expect(bar(page)).toContainText("3 selected");
  await page.keyboard.press("#");
  await expect(inbox.articles).toHaveCount(0);
  // Not lost to the page: the next key works.
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("what was picked and is deleted in another tab meanwhile is passed over", async ({
  page,
  inbox,
  player,
  context,
}) => {
  await inbox.openAs(player);
  const [first = 0, second = 0] = await inbox.ids();
  await inbox
    .article(first)
    .getByRole("heading")
    .click({ modifiers: ["ControlOrMeta"] });
  await inbox.article(second).getByRole("heading").click();
  const other = new InboxPage(await context.newPage());
  await other.openAs(player);
  await other.remove(first);
  await expect(inbox.article(first)).toHaveCount(0);
  await page.getByRole("button", { name: "Delete selected" }).click();
  await expect(inbox.article(second)).toHaveCount(0);
  await expect(page.locator(".undo")).toHaveText(/^Deleted/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(inbox.article(second)).toBeVisible();
  await expect(inbox.article(first)).toHaveCount(0);
});

test("whoever leaves a selection by its own buttons goes on at what was picked", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  const [first = 0, second = 0, third = 0] = await inbox.ids();
  await inbox.article(second).locator(".open").focus();
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Stop selecting" }).press("Enter");
  await expect(inbox.article(second).locator(".open")).toBeFocused();
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Mark selected as read" }).press("Enter");
  await expect(bar(page)).toHaveCount(0);
  await expect(inbox.article(second).locator(".open")).toBeFocused();
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Delete selected" }).press("Enter");
  await expect(inbox.article(second)).toHaveCount(0);
  await expect(inbox.article(third).locator(".open")).toBeFocused();
  await expect(inbox.article(first)).toBeVisible();
});

test("the system's way to close, such as the back gesture of a phone, ends the selection", async ({
  inbox,
  page,
  player,
}) => {
  await page.addInitScript(() => {
    const Own = Reflect.get(globalThis, "CloseWatcher");
    const made: unknown[] = [];
    Object.assign(globalThis, {
      made,
      CloseWatcher: class extends Own {
        constructor() {
          super();
          made.push(this);
        }
      },
    });
  });
  await inbox.openAs(player);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(bar(page)).toContainText("1 selected");
  await page.evaluate(() => Reflect.get(globalThis, "made").at(-1).requestClose());
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press("x");
  await expect(bar(page)).toContainText("1 selected");
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(globalThis, "made").length)).toBe(2);
});
