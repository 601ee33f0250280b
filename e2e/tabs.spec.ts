import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";
import { Player } from "./sandbox-client.ts";

test("invariant 14: two tabs hold one Pusher connection and both are live", async ({ player, inbox, context }) => {
  await inbox.openAs(player);
  const other = new InboxPage(await context.newPage());
  await other.openAs(player);
  await expect.poll(async () => (await player.state()).connections).toBe(1);
  const id = await player.send({ title: "To both", displayType: "silent" });
  await expect(inbox.article(id)).toBeVisible();
  await expect(other.article(id)).toBeVisible();
  await other.markRead(id);
  await expect(inbox.article(id)).toHaveAttribute("data-unread", "false");
  expect((await player.state()).connections).toBe(1);
});

test("when the leading tab is closed another one takes over", async ({ player, inbox, context }) => {
  await inbox.openAs(player);
  await expect.poll(async () => (await player.state()).subscriptions).toBe(1);
  const other = new InboxPage(await context.newPage());
  await other.openAs(player);
  await inbox.page.close();
  await expect.poll(async () => (await player.state()).subscriptions).toBe(2);
  await expect.poll(async () => (await player.state()).connections).toBe(1);
  const id = await player.send({ title: "After the change", displayType: "silent" });
  await expect(other.article(id)).toBeVisible();
});

test("coming back online, two tabs ask for one list", async ({ player, inbox, context }) => {
  await inbox.openAs(player);
  const other = new InboxPage(await context.newPage());
  await other.openAs(player);
  await inbox.isQuiet(player);
  await other.hasLateCode();
  await loseNetwork(context);
  await inbox.connection("offline");
  await other.connection("offline");
  const before = (await player.state()).requests.list ?? 0;
  await context.setOffline(false);
  await inbox.connection("online");
  await other.connection("online");
  // The reconnected socket's subscription may ask once more; two tabs must not ask twice each.
  expect(((await player.state()).requests.list ?? 0) - before).toBeLessThanOrEqual(2);
});

test("invariant 18: two tabs can have two users, also after a reload", async ({ player, inbox, context, site }) => {
  const second = new Player(site, 0);
  const theirs = await second.send({ title: "For the second", displayType: "silent" });
  await inbox.openAs(player);
  const other = new InboxPage(await context.newPage());
  await other.openAs(second);
  await expect(other.article(theirs)).toBeVisible();
  await expect(other.articles).toHaveCount(1);
  await inbox.page.reload();
  await expect(inbox.articles).toHaveCount(3);
  await expect(inbox.article(theirs)).toHaveCount(0);
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await inbox.hasPending(0);
  expect((await second.journal()).length).toBe(0);
  expect((await player.journal()).map((entry) => Number(entry.messageId))).toEqual([id]);
});

test("invariant 15: a tab that may not store works beside one that may", async ({ player, inbox, context }) => {
  await inbox.openAs(player);
  const page = await context.newPage();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The operation is insecure", "SecurityError");
    };
  });
  const other = new InboxPage(page);
  await page.goto(player.path);
  await expect(other.articles).toHaveCount(3);
  const [id = 0] = await other.ids();
  await other.markRead(id);
  await other.hasPending(0);
  expect((await player.state()).unreadCount).toBe(2);
});
