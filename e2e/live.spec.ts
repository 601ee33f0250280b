import { expect, test } from "./fixtures.ts";
import { Player } from "./sandbox-client.ts";

test("a message pops up as a toast; dismissing it marks it as read", async ({ player, inbox, page }) => {
  await inbox.openAs(player);
  const id = await player.send({ event: "message", displayType: "push", title: "Hello there" });
  const toast = page.locator(`[data-pop-up="${id}"]`);
  await expect(toast).toContainText("Hello there");
  await toast.getByRole("button", { name: /dismiss/i }).click();
  await expect(toast).toHaveCount(0);
  await expect(inbox.article(id)).toHaveAttribute("data-unread", "false");
  await expect.poll(async () => (await player.journal()).map((entry) => Number(entry.messageId))).toEqual([id]);
});

test("a shoutout is a dialog that holds the focus and gives it back", async ({ player, inbox, page }) => {
  await inbox.openAs(player);
  await page.getByRole("button", { name: "Unread" }).focus();
  const id = await player.send({ event: "shoutout", displayType: "push", title: "Look here" });
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Look here");
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press("Tab");
    // The browser's own surroundings take part in the cycle; nothing behind the dialog may.
    const isOutside = await page.evaluate(() => {
      const { activeElement, body } = document;
      return activeElement !== body && activeElement?.closest("dialog") === null;
    });
    expect(isOutside).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Unread" })).toBeFocused();
  await expect(inbox.article(id)).toHaveAttribute("data-unread", "false");
});

test("a silent message and an inbox message never pop up", async ({ player, inbox, page }) => {
  await inbox.openAs(player);
  const silent = await player.send({ event: "message", displayType: "silent", title: "Quiet" });
  await expect(inbox.article(silent)).toBeVisible();
  const last = await player.send({ event: "message", displayType: "push", title: "Loud" });
  await expect(page.locator(`[data-pop-up="${last}"]`)).toBeVisible();
  await expect(page.locator(`[data-pop-up="${silent}"]`)).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("unread push messages that came while away are shown on load, once", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  const id = await player.send({ event: "message", displayType: "push", title: "Came while away", live: false });
  await inbox.openAs(player);
  await expect(page.locator(`[data-pop-up="${id}"]`)).toBeVisible();
  await page.reload();
  await expect(inbox.article(id)).toBeVisible();
  const next = await player.send({ event: "message", displayType: "push", title: "Comes now" });
  await expect(page.locator(`[data-pop-up="${next}"]`)).toBeVisible();
  await expect(page.locator(`[data-pop-up="${id}"]`)).toHaveCount(0);
});

test("toasts that come at once are shown three at a time, and every one has its turn", async ({
  player,
  inbox,
  page,
}) => {
  await inbox.openAs(player);
  const titles = ["One", "Two", "Three", "Four", "Five", "Six"];
  const toasts = page.locator(".toast");
  for (const title of titles) {
    await player.send({ event: "message", displayType: "push", title });
    // Before the first one is there, what comes may count as having come while the player was away.
    await expect(toasts.first()).toContainText("One");
  }
  await toasts.first().hover();
  await expect(page.getByText("3 more")).toBeVisible();
  for (const [place, title] of titles.entries()) {
    await expect(toasts).toHaveCount(Math.min(3, titles.length - place));
    await expect(toasts.first()).toContainText(title);
    await toasts
      .first()
      .getByRole("button", { name: /dismiss/i })
      .click();
  }
  await expect(toasts).toHaveCount(0);
});

test("shoutouts that come at once are shown one after the other; one that was read meanwhile is skipped", async ({
  player,
  inbox,
  page,
}) => {
  await inbox.openAs(player);
  const first = await player.send({ event: "shoutout", displayType: "push", title: "First news" });
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("First news");
  const ids: number[] = [];
  for (const title of ["Second news", "Third news", "Fourth news"]) {
    const id = await player.send({ event: "shoutout", displayType: "push", title });
    await expect(inbox.article(id)).toBeAttached();
    ids.push(id);
  }
  await expect(dialog).toContainText("First news");
  const [second = 0, third = 0, fourth = 0] = ids;
  await player.readElsewhere(third);
  // The list is asked again after any event.
  await player.emit("operator-custom", {});
  await expect(inbox.article(third)).toHaveAttribute("data-unread", "false");
  for (const id of [first, fourth, second]) {
    await expect(dialog).toHaveAttribute("data-pop-up", String(id));
    await page.keyboard.press("Escape");
    await expect(inbox.article(id)).toHaveAttribute("data-unread", "false");
  }
  await expect(dialog).toHaveCount(0);
});

test("no shoutout comes over a message that was opened from one; the next waits until it is closed", async ({
  player,
  inbox,
  page,
}) => {
  await inbox.openAs(player);
  const dialog = page.getByRole("dialog");
  const first = await player.send({ event: "shoutout", displayType: "push", title: "First news" });
  await expect(dialog).toHaveAttribute("data-pop-up", String(first));
  const second = await player.send({ event: "shoutout", displayType: "push", title: "Second news" });
  await expect(inbox.article(second)).toBeAttached();
  await dialog.getByRole("button", { name: "Read more" }).click();
  await expect(page.locator(`[data-detail="${first}"] h2`)).toBeFocused();
  // A toast is shown by the same look at what came as a shoutout would be.
  const toast = await player.send({ event: "message", displayType: "push", title: "Meanwhile" });
  await expect(page.locator(`[data-pop-up="${toast}"]`)).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(dialog).toHaveAttribute("data-pop-up", String(second));
});

test("on load there is no storm: three toasts and a shoutout, and the others are in the list, unread", async ({
  inbox,
  page,
  site,
}) => {
  const player = new Player(site, 0);
  const ids: number[] = [];
  for (const event of ["message", "shoutout"]) {
    for (let sent = 0; sent < 6; sent++) {
      ids.push(await player.send({ event, displayType: "push", title: `${event} ${sent}`, live: false }));
    }
  }
  await inbox.openAs(player);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("shoutout 5");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  const toasts = page.locator(".toast");
  await expect(toasts.locator(".open")).toHaveText(["message 3", "message 4", "message 5"]);
  await expect(page.locator(".toasts-more.wide-only")).toHaveCount(0);
  // A change makes it look again; what is left is not shown by that either.
  const late = await player.send({ event: "message", displayType: "push", title: "Live" });
  await expect(page.getByText("1 more")).toBeVisible();
  await toasts
    .first()
    .getByRole("button", { name: /dismiss/i })
    .click();
  await expect(page.locator(`[data-pop-up="${late}"]`)).toBeVisible();
  await expect(toasts.locator(".open")).toHaveText(["message 4", "message 5", "Live"]);
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('article[data-unread="true"]')).toHaveCount(ids.length - 1);
});

test("an event that is too large for Pusher is fetched whole", async ({ player, inbox, page }) => {
  await inbox.openAs(player);
  const message = `<p>${"long ".repeat(4_000)}</p><p>The very end</p>`;
  const id = await player.send({ event: "inbox", title: "Large", message });
  await inbox.article(id).getByText("Large").click();
  await expect(page.getByText("The very end")).toBeAttached();
});

test("an unknown event breaks nothing and makes the list be asked again", async ({ player, inbox }) => {
  await inbox.openAs(player);
  const id = await player.send({ title: "Stored silently", live: false, displayType: "silent" });
  await player.emit("operator-custom", { anything: [1, { deep: true }] });
  await expect(inbox.article(id)).toBeVisible();
});

test("what another device read or deleted is seen on the next look", async ({ player, inbox, page }) => {
  await inbox.openAs(player);
  const [first = 0, second = 0] = await inbox.ids();
  await player.readElsewhere(first);
  await player.deleteElsewhere(second);
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(inbox.article(first)).toHaveAttribute("data-unread", "false");
  await expect(inbox.article(second)).toHaveCount(0);
});

test("a deleted message never comes back by a stale list or a late event", async ({ player, inbox, page }) => {
  await inbox.openAs(player);
  const [id = 0] = await inbox.ids();
  await player.faults({ kind: "stale", endpoint: "list" });
  await page.evaluate((gone) => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      if (Reflect.get(window, "watching") !== true) return;
      if (document.querySelector(`article[data-message-id="${gone}"]`)) seen.push("back");
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  }, id);
  await inbox.remove(id);
  await page.evaluate(() => Object.assign(window, { watching: true }));
  await inbox.hasPending(0);
  const { userId, requests } = await player.state();
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect.poll(async () => (await player.state()).requests.list).toBeGreaterThan(requests.list ?? 0);
  await player.emit("inbox", { MessageId: id, UserId: userId, Event: "inbox", Title: "Late", Message: "late" });
  const marker = await player.send({ title: "After the late one", displayType: "silent" });
  await expect(inbox.article(marker)).toBeVisible();
  await expect(inbox.article(id)).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(window, "seen"))).toEqual([]);
});

test("a killed socket comes back and brings what was missed", async ({ player, inbox }) => {
  await inbox.openAs(player);
  await expect.poll(async () => (await player.state()).subscriptions).toBe(1);
  const id = await player.send({ title: "Missed", live: false, displayType: "silent" });
  await player.closeSockets(4200);
  await expect(inbox.article(id)).toBeVisible();
});

test("a shoutout waits until an open menu is closed", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  await inbox.isQuiet(player);
  await inbox.articles.first().click({ button: "right" });
  await expect(page.getByRole("menu")).toBeVisible();
  const id = await player.send({ event: "shoutout", displayType: "push", title: "Look here" });
  await expect(inbox.article(id)).toBeVisible();
  await expect(page.getByRole("menu")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeVisible();
});
