import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";
import { Player } from "./sandbox-client.ts";

/** As a browser that gives no room for the change. */
const refuseChanges = (inbox: InboxPage) =>
  inbox.page.evaluate(() => {
    const { add, put } = IDBObjectStore.prototype;
    const refuse = (store: IDBObjectStore) => {
      if (store.name === "outbox") throw new DOMException("No room", "QuotaExceededError");
    };
    IDBObjectStore.prototype.add = function (...parameters) {
      refuse(this);
      return add.apply(this, parameters);
    };
    IDBObjectStore.prototype.put = function (...parameters) {
      refuse(this);
      return put.apply(this, parameters);
    };
  });

/** Until when the one change in the outbox is not sent, wall clock, ms. */
const heldUntil = (page: Page) =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).map((one) => one.name ?? "").find((one) => one.startsWith("fasttrack"));
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open(name ?? ""));
    const changes: unknown[] = await settled(database.transaction("outbox").objectStore("outbox").getAll());
    database.close();
    const [change] = changes;
    return typeof change === "object" && change !== null && "notBefore" in change ? Number(change.notBefore) : 0;
  });

test("the question before a sign-out is in sight wherever the list is, and follows what would be lost", async ({
  inbox,
  page,
  context,
  site,
}) => {
  await inbox.openLong(new Player(site, 0));
  await loseNetwork(context);
  await inbox.connection("offline");
  const [first = 0, second = 0] = await inbox.ids();
  await inbox.markRead(first);
  await inbox.articles.nth(15).scrollIntoViewIfNeeded();
  await expect(inbox.article(first)).not.toBeInViewport();
  await inbox.signOut();
  const stay = page.getByRole("button", { name: "Stay signed in" });
  await expect(stay).toBeInViewport();
  await expect(stay).toBeFocused();
  await expect(page.getByText("1 change has not been sent yet.")).toBeInViewport();
  await inbox.article(second).scrollIntoViewIfNeeded();
  await inbox.markRead(second);
  await expect(page.getByText("2 changes have not been sent yet.")).toBeInViewport();
  await context.setOffline(false);
  await inbox.hasPending(0);
  // Whoever wanted to sign out is still asked, and Escape says no.
  await expect(page.getByText("All changes have been sent.")).toBeInViewport();
  await expect(page.locator(".answers").getByRole("button", { name: "Sign out", exact: true })).toBeVisible();
  await stay.focus();
  await page.keyboard.press("Escape");
  await expect(stay).toHaveCount(0);
  await expect(inbox.article(second).locator(".open")).toBeFocused();
  await expect(inbox.articles.first()).toBeVisible();
});

test("what could not be stored is said in sight: in a list that is scrolled, and over a message", async ({
  inbox,
  page,
  site,
}) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await inbox.openLong(new Player(site, 0));
  await refuseChanges(inbox);
  const words = page.getByText(/^Your last change could not be stored/);
  const row = inbox.articles.nth(15);
  await row.scrollIntoViewIfNeeded();
  await row.getByRole("button", { name: "Mark as read" }).click();
  await expect(words).toBeInViewport();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(words).toHaveCount(0);

  await row.locator(".open").click();
  await expect(page.locator(".detail h2")).toBeFocused();
  await expect(words).toBeInViewport();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.locator(".detail").getByRole("button", { name: "Delete" }).click();
  await expect(words).toBeInViewport();
  // What did not come about changed nothing; and each time it is said anew.
  await expect(page.locator(".detail h2")).toBeVisible();
  const said = await words.elementHandle();
  await page.locator(".detail").getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => said?.evaluate((element) => element.isConnected)).toBe(false);
  await expect(words).toBeInViewport();
});

test("what was picked stays picked where nothing could be done with it", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  await refuseChanges(inbox);
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+J");
  await expect(page.locator(".selecting")).toContainText("2 selected");
  const words = page.getByText(/^Your last change could not be stored/);
  for (const act of [
    () => page.getByRole("button", { name: "Delete selected" }).click(),
    () => page.getByRole("button", { name: "Mark selected as read" }).click(),
    () => page.keyboard.press("#"),
  ]) {
    await act();
    await expect(words).toBeVisible();
    await expect(page.locator(".selecting")).toContainText("2 selected");
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expect(words).toHaveCount(0);
  }
  await expect(inbox.articles).toHaveCount(3);
});

test("a screen reader hears each delete once, and nothing as the offers to take them back end", async ({
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  const [first = 0, second = 0] = await inbox.ids();
  const said = page.locator("[data-said]");
  await inbox.remove(first);
  await expect(said).toHaveText("Deleted");
  await inbox.remove(second);
  await expect(page.getByText("2 notifications deleted")).toBeVisible();
  // The same words are said again only where they are not quite the same.
  await expect.poll(() => said.textContent()).toBe("Deleted\u00a0");
  expect(await page.locator(".undo").evaluate((bar) => bar.closest("[aria-live]"))).toBeNull();
});

test("by keys, a row says what it is, when it came and that it is unread", async ({ inbox, player }) => {
  await inbox.openAs(player);
  const row = inbox.articles.first();
  await expect(row.locator(".open")).toHaveAccessibleDescription(/^Unread .*(now|ago).* Inbox$/);
  await row.getByRole("button", { name: "Mark as read" }).dispatchEvent("click");
  await expect(row.locator(".open")).toHaveAccessibleDescription(/^(now|.*ago).* Inbox$/);
});

test.describe("where the page alone sends", () => {
  test.use({ serviceWorkers: "block" });

  test("undo does not end under the pointer or the focus, and nothing is sent before it does", async ({
    inbox,
    page,
    player,
  }) => {
    await page.clock.install();
    await inbox.openAs(player);
    const [first = 0] = await inbox.ids();
    await inbox.remove(first);
    const undo = page.getByRole("button", { name: "Undo" });
    await undo.focus();
    await inbox.hasPending(1);
    // Nothing that waits to be sent: it may never be.
    await expect(inbox.status).toHaveText("Up to date");
    for (let seconds = 0; seconds < 12; seconds++) await page.clock.runFor(1_000);
    await expect(undo).toBeFocused();
    expect(await player.journal()).toEqual([]);
    // Nor would a worker have sent it.
    expect(await heldUntil(page)).toBeGreaterThan(await page.evaluate(() => Date.now()));
    await undo.press("Enter");
    await expect(inbox.article(first)).toBeVisible();
    await inbox.hasPending(0);
    expect(await player.journal()).toEqual([]);

    await inbox.remove(first);
    await expect(undo).toBeVisible();
    await inbox.articles.first().locator(".open").focus();
    await page.mouse.move(0, 0);
    for (let seconds = 0; seconds < 6; seconds++) await page.clock.runFor(1_000);
    await expect(undo).toHaveCount(0);
    await expect.poll(async () => (await player.journal()).length).toBe(1);
  });
});

test("undo does not end behind a shoutout, which waits until a finger has let go", async ({ inbox, page, player }) => {
  await page.clock.install();
  await inbox.openAs(player);
  await inbox.isQuiet(player);
  const [first = 0] = await inbox.ids();
  await page.mouse.move(5, 5);
  await page.mouse.down();
  await player.send({ event: "shoutout", displayType: "push", title: "Hear me" });
  await expect(inbox.articles).toHaveCount(4);
  // Late, as its time goes on until the shoutout is there.
  await inbox.article(first).locator(".open").press("#");
  const undo = page.getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.mouse.up();
  await expect(page.getByRole("dialog")).toBeVisible();
  for (let seconds = 0; seconds < 12; seconds++) await page.clock.runFor(1_000);
  await page.keyboard.press("Escape");
  await undo.click();
  await expect(inbox.article(first)).toBeVisible();
  expect((await player.state()).deletedIds).toEqual([]);
});

test("what is dismissed by mouse sends nobody to a row of long ago", async ({ inbox, page, site }) => {
  await inbox.openLong(new Player(site, 0));
  await refuseChanges(inbox);
  const row = inbox.articles.first().locator(".open");
  const dismiss = page.locator(".answers").getByRole("button", { name: "Dismiss" });
  await row.focus();
  await page.keyboard.press("m");
  await dismiss.focus();
  await page.keyboard.press("Enter");
  await expect(row).toBeFocused();

  await page.keyboard.press("m");
  await expect(dismiss).toBeVisible();
  await inbox.articles.nth(15).scrollIntoViewIfNeeded();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await dismiss.click();
  await expect(dismiss).toHaveCount(0);
  await expect(row).not.toBeFocused();
  await expect(row).not.toBeInViewport();
});

test("by keys, undo over a message on a phone leaves the focus in the message", async ({ inbox, page, player }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await inbox.openAs(player);
  const [first = 0, second = 0] = await inbox.ids();
  await inbox.remove(first);
  await inbox.article(second).locator(".open").press("Enter");
  const heading = page.locator(`[data-detail="${second}"] h2`);
  await expect(heading).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(heading).toBeFocused();
});
