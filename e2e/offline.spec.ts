import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";
import { Player } from "./sandbox-client.ts";

test("a reload without network shows every message, its text and its pictures", async ({
  page,
  context,
  inbox,
  site,
}) => {
  const player = new Player(site, 0);
  const pictures = site.replace("localhost", "127.0.0.1");
  const id = await player.send({
    title: "With pictures",
    message: `<p>Read me in a tunnel</p><img src="${pictures}/sandbox/images/cors-body.svg" alt="in the body">`,
    imageUrl: `${pictures}/sandbox/images/plain-header.svg`,
    displayType: "silent",
  });
  await inbox.openAs(player);
  await inbox.hasWorker();
  const kept = () =>
    page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.endsWith(":pictures"));
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().length;
    });
  await expect.poll(kept).toBe(2);

  await loseNetwork(context);
  await page.reload();
  await expect(inbox.article(id)).toBeVisible();
  await inbox.connection("offline");
  await inbox.article(id).getByText("With pictures").click();
  await expect(page.getByText("Read me in a tunnel")).toBeVisible();
  const widths = () =>
    page.evaluate(() => {
      const images: HTMLImageElement[] = [];
      const collect = (root: Document | ShadowRoot) => {
        images.push(...root.querySelectorAll("img"));
        for (const element of root.querySelectorAll("*")) if (element.shadowRoot) collect(element.shadowRoot);
      };
      collect(document);
      const detail = images.filter((image) => image.closest("article[data-message-id]") === null);
      return detail.map((image) => image.complete && image.naturalWidth > 0);
    });
  await expect.poll(widths).toEqual([true, true]);
});

test("the first paint comes from the mirror while every answer of the server hangs", async ({
  page,
  player,
  inbox,
}) => {
  await inbox.openAs(player);
  await expect(inbox.articles).toHaveCount(3);
  await player.faults({ kind: "hang", endpoint: "all" });
  await page.reload();
  await expect(inbox.articles).toHaveCount(3);
});

test("invariant 11: 50 changes made offline are sent by the worker after the tab was closed", async ({
  page,
  context,
  inbox,
  site,
}) => {
  test.setTimeout(300_000);
  const player = new Player(site, 0);
  await player.send({ title: "Note", displayType: "silent", count: 50 });
  await inbox.openAs(player);
  await inbox.hasWorker();
  await loseNetwork(context);
  await inbox.connection("offline");
  const ids = (await player.state()).rows.map((row) => row.MessageId).sort((a, b) => b - a);
  expect(ids).toHaveLength(50);
  for (const [place, id] of ids.entries()) await (place % 2 === 0 ? inbox.markRead(id) : inbox.remove(id));
  await inbox.hasPending(50);
  await page.close();

  await context.setOffline(false);
  const arrived = async () => (await player.journal()).filter((entry) => entry.effective).length;
  await expect.poll(arrived, { timeout: 180_000 }).toBe(50);
  const journal = await player.journal();
  expect(
    new Set(journal.filter((entry) => entry.effective).map((entry) => `${entry.kind} ${entry.messageId}`)).size,
  ).toBe(50);
  const { rows, deletedIds } = await player.state();
  expect(rows.map((row) => row.MessageId).sort()).toEqual(ids.filter((_, place) => place % 2 === 0).sort());
  expect(rows.every((row) => row.IsRead)).toBe(true);
  expect(deletedIds).toHaveLength(25);

  const again = new InboxPage(await context.newPage());
  await again.openAs(player);
  await expect(again.articles).toHaveCount(25);
  await expect(again.page).toHaveTitle("Inbox");
});

test("a delete is held while it can be undone, and undo sends nothing", async ({ player, inbox, page }) => {
  await inbox.openAs(player);
  const [id = 0] = await inbox.ids();
  await inbox.remove(id);
  await inbox.hasPending(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(inbox.article(id)).toBeVisible();
  await inbox.hasPending(0);
  // A change that is made later is confirmed, and the delete still did not go out.
  await inbox.markRead(id);
  await inbox.hasPending(0);
  expect((await player.journal()).map((entry) => entry.kind)).toEqual(["read"]);
});

test("a delete whose tab is closed at once still arrives", async ({ player, inbox, page }) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  const [id = 0] = await inbox.ids();
  await inbox.remove(id);
  await inbox.hasPending(1);
  await page.close();
  await expect.poll(async () => (await player.state()).deletedIds, { timeout: 40_000 }).toEqual([id]);
});

test("what came while the player was away shows up when the network is back", async ({ player, inbox, context }) => {
  await inbox.openAs(player);
  await loseNetwork(context);
  await inbox.connection("offline");
  const id = await player.send({ title: "While you were away", displayType: "silent" });
  await context.setOffline(false);
  await expect(inbox.article(id)).toBeVisible();
  await inbox.connection("online");
});

test("invariant 11: without Background Sync the changes are sent when the page is back online", async ({
  player,
  inbox,
  page,
  context,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(ServiceWorkerRegistration.prototype, "sync", {
      get: () => ({ register: () => Promise.reject(new DOMException("no", "InvalidAccessError")) }),
    });
  });
  await inbox.openAs(player);
  await loseNetwork(context);
  const [first = 0, second = 0] = await inbox.ids();
  await inbox.markRead(first);
  await inbox.markRead(second);
  await inbox.hasPending(2);
  await context.setOffline(false);
  await inbox.hasPending(0);
  expect((await player.state()).unreadCount).toBe(1);
});

test("invariant 11: without a service worker the page sends by itself", async ({ player, inbox, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined });
    Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
  });
  await inbox.openAs(player);
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await inbox.hasPending(0);
  expect((await player.state()).unreadCount).toBe(2);
});
