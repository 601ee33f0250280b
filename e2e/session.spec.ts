import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { configFor, startOwnServer } from "./own-server.ts";
import { Player } from "./sandbox-client.ts";

test("invariant 22: the sid leaves the address bar and the history at once, and is stored nowhere", async ({
  player,
  inbox,
  page,
}) => {
  await page.goto("/sandbox/sign-in");
  await inbox.openAs(player);
  expect(page.url()).not.toContain("sid");
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await inbox.hasPending(0);
  const stored = await page.evaluate(async () => {
    const parts: string[] = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      JSON.stringify(history.state),
    ];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
        parts.push(`${store}: ${JSON.stringify(all)}`);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) parts.push(request.url);
    }
    return parts.join("\n");
  });
  expect(stored).toContain("outbox:");
  expect(stored).not.toContain(player.sid);
  const mine = (await player.requests()).filter((entry) => JSON.stringify(entry).includes(player.sid));
  // The sandbox notes whose request it was; the request itself names the sid nowhere.
  for (const entry of mine) expect(JSON.stringify([entry.url, entry.headers])).not.toContain(player.sid);
  await page.goBack();
  expect(page.url()).toContain("/sandbox/sign-in");
  await page.goForward();
  expect(page.url()).not.toContain("sid");
});

test("a token that is refused in the middle of a drain is renewed and everything arrives", async ({
  inbox,
  page,
  site,
}) => {
  const player = new Player(site, 0);
  await player.send({ title: "Note", displayType: "silent", count: 20 });
  await inbox.openAs(player);
  await player.faults({ kind: "status", status: 401, endpoint: "read", after: 5, times: 3 });
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.locator('article[data-unread="true"]')).toHaveCount(0);
  await inbox.isSettled();
  const { unreadCount, requests } = await player.state();
  expect(unreadCount).toBe(0);
  expect(requests.login).toBe(2);
});

test("with no fresh sid the mirror stays readable, changes are kept, and the page says how to sign in", async ({
  player,
  inbox,
  page,
}) => {
  await inbox.openAs(player);
  await player.faults({ kind: "unauthorized" });
  await page.reload();
  await inbox.connection("signed-out");
  await expect(inbox.articles).toHaveCount(3);
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await inbox.hasPending(1);
  await expect(
    page
      .getByRole("button", { name: /sign in/i })
      .or(page.getByRole("link", { name: /sign in/i }))
      .first(),
  ).toBeVisible();
  expect((await player.state()).unreadCount).toBe(3);

  await player.faults();
  await page.goto(player.path);
  await inbox.isSettled();
  expect((await player.state()).unreadCount).toBe(2);
});

test("invariant 18: signing out removes everything of the user, after a warning if something is unsent", async ({
  player,
  inbox,
  page,
  context,
}) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await context.setOffline(true);
  await inbox.connection("offline");
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await inbox.hasPending(1);
  await page.getByRole("button", { name: "More" }).click();
  await page
    .getByRole("button", { name: "Sign out" })
    .or(page.getByRole("menuitem", { name: "Sign out" }))
    .first()
    .click();
  await expect(page.getByText(/not (been )?sent|unsent/i).first()).toBeVisible();
  await expect(inbox.articles).toHaveCount(3);
  await page.getByRole("button", { name: "Sign out anyway" }).click();
  await expect(inbox.articles).toHaveCount(0);
  const left = () =>
    page.evaluate(async () => {
      const databases = (await indexedDB.databases()).map(({ name }) => name);
      const pictures = (await caches.keys()).filter((name) => name.endsWith(":pictures"));
      return [...databases, ...pictures];
    });
  await expect.poll(left).toEqual([]);
  await page.reload();
  await expect(inbox.articles).toHaveCount(0);
});

test("a session of the operator's signs in by itself", async ({ page, inbox, site }) => {
  const player = new Player(site, 0);
  await player.send({ title: "By session", displayType: "silent" });
  await page.goto(`/sandbox/sign-in?user=${player.sid.replace("sandbox-", "")}`);
  await page.goto("/");
  await inbox.isSettled();
  await expect(inbox.articles).toHaveCount(1);
});

test("when the operator's session is another player's, theirs is shown and nothing is mixed", async ({
  page,
  inbox,
  context,
  site,
}) => {
  const first = new Player(site, 0);
  const second = new Player(site, 0);
  await first.send({ title: "For the first", displayType: "silent" });
  await second.send({ title: "For the second", displayType: "silent" });
  await page.goto(`/sandbox/sign-in?user=${first.sid.replace("sandbox-", "")}`);
  await page.goto("/");
  await expect(inbox.articles).toHaveText([/For the first/]);
  await page.goto(`/sandbox/sign-in?user=${second.sid.replace("sandbox-", "")}`);
  const later = await context.newPage();
  await later.goto("/");
  await expect(later.locator("article[data-message-id]")).toHaveText([/For the second/]);
});

test("signing out in one tab signs the other out too, and nothing comes back by a reload", async ({
  player,
  inbox,
  page,
  context,
}) => {
  await inbox.openAs(player);
  const other = await context.newPage();
  const second = new InboxPage(other);
  await second.openAs(player);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(inbox.articles).toHaveCount(0);
  await expect(second.articles).toHaveCount(0);
  await second.connection("signed-out");
  await other.reload();
  await second.connection("signed-out");
  await expect(other.getByText("You are signed out")).toBeVisible();
  const databases = () => other.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await expect.poll(databases).toEqual([]);

  await second.page.goto(player.path);
  await second.isSettled();
  await expect(second.articles).toHaveCount(3);
});

test("a session that the operator or the vendor moved is followed at the next start", async ({
  player,
  site,
  page,
  inbox,
}) => {
  const config = configFor(site, { pusher: { host: "localhost", port: 9, tls: false } });
  const server = await startOwnServer("dist", { "/inbox.config.json": config });
  try {
    await page.goto(`${server.origin}/#sid=${player.sid}`);
    await inbox.isSettled();
    expect((await player.state()).subscriptions).toBe(0);
    server.overrides.set("/inbox.config.json", configFor(site));
    await page.reload();
    await expect.poll(async () => (await player.state()).subscriptions).toBe(1);
  } finally {
    await server.close();
  }
});

test("invariant 18: after a sign-out, signing in opens nobody else's inbox", async ({ player, site, page, inbox }) => {
  const second = new Player(site, 0);
  await second.send({ title: "For the second", displayType: "silent" });
  const server = await startOwnServer("dist", { "/inbox.config.json": configFor(site) });
  try {
    await page.goto(`${server.origin}/#sid=${player.sid}`);
    await inbox.isSettled();
    await page.goto("about:blank");
    await page.goto(`${server.origin}/#sid=${second.sid}`);
    await expect(inbox.articles).toHaveCount(1);
    await inbox.isSettled();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You are signed out")).toBeVisible();
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("You are not signed in")).toBeVisible();
    await expect(inbox.articles).toHaveCount(0);
    await page.reload();
    await inbox.connection("signed-out");
    await expect(inbox.articles).toHaveCount(0);
  } finally {
    await server.close();
  }
});

test("invariant 18: a start without network asks who the player is as soon as there is one", async ({
  player,
  site,
  page,
  inbox,
  context,
}) => {
  const second = new Player(site, 0);
  const theirs = await second.send({ title: "For the second", displayType: "silent" });
  const name = (one: Player) => one.sid.replace("sandbox-", "");
  await page.goto(`/sandbox/sign-in?user=${name(player)}`);
  await page.goto("/");
  await inbox.isSettled();
  await inbox.hasWorker();
  await page.goto(`/sandbox/sign-in?user=${name(second)}`);
  await page.goto("/sandbox/");
  await context.setOffline(true);
  await page.goto("/");
  await expect(inbox.articles).toHaveCount(3);
  await context.setOffline(false);
  await expect(inbox.article(theirs)).toBeVisible();
  await expect(inbox.articles).toHaveCount(1);
});

test("invariant 18: while it is asked who the player is nothing is sent or popped up", async ({
  site,
  page,
  context,
  inbox,
}) => {
  const first = new Player(site, 0);
  const second = new Player(site, 0);
  await first.send({ title: "For the first", displayType: "silent" });
  await second.send({ title: "For the second", displayType: "silent" });
  const name = (one: Player) => one.sid.replace("sandbox-", "");
  await page.goto(`/sandbox/sign-in?user=${name(first)}`);
  await page.goto("/");
  await inbox.isSettled();
  await page.goto(`/sandbox/sign-in?user=${name(second)}`);
  const pushed = await first.send({ title: "Only for the first", event: "message", displayType: "push", live: false });
  const before = (await first.state()).requests;
  const later = new InboxPage(await context.newPage());
  await later.page.goto("/");
  await expect(later.articles).toHaveText([/For the second/]);
  expect((await first.state()).requests).toEqual(before);
  await expect(later.page.locator(`[data-pop-up="${pushed}"]`)).toHaveCount(0);
});

test("invariant 22: a sid that comes while the page loads is taken as well", async ({ player, page, inbox }) => {
  await page.addInitScript((hash) => {
    addEventListener("DOMContentLoaded", () => location.replace(hash), { once: true });
  }, `#sid=${player.sid}`);
  await page.goto("/");
  await expect(inbox.articles).toHaveCount(3);
  expect(page.url()).not.toContain("sid");
});
