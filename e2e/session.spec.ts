import { expect, test } from "./fixtures.ts";
import { hold, loseNetwork } from "./network.ts";
import { configFor } from "./own-server.ts";
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
  await player.faults({ kind: "expired-token", endpoint: "read", after: 5 });
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

test("a session of the operator's signs in by itself", async ({ page, inbox, site }) => {
  const player = new Player(site, 0);
  await player.send({ title: "By session", displayType: "silent" });
  await inbox.signInOnSite(player);
  await page.goto("/");
  await inbox.isSettled();
  await expect(inbox.articles).toHaveCount(1);
});

test("a session that the operator or the vendor moved is followed at the next start", async ({
  player,
  site,
  page,
  inbox,
  operator,
}) => {
  const config = configFor(site, { pusher: { host: "localhost", port: 9, tls: false } });
  operator.overrides.set("/inbox.config.json", config);
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await inbox.isSettled();
  expect((await player.state()).subscriptions).toBe(0);
  operator.overrides.set("/inbox.config.json", configFor(site));
  await page.reload();
  await expect.poll(async () => (await player.state()).subscriptions).toBe(1);
});

test("invariant 22: a sid that comes while the page loads is taken as well", async ({ player, page, inbox }) => {
  await page.addInitScript((hash) => {
    addEventListener("DOMContentLoaded", () => location.replace(hash), { once: true });
  }, `#sid=${player.sid}`);
  await page.goto("/");
  await expect(inbox.articles).toHaveCount(3);
  expect(page.url()).not.toContain("sid");
});

test("without a network and with a fresh sid, the page says that it cannot tell whose inbox is stored", async ({
  player,
  page,
  inbox,
  operator,
  context,
}) => {
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await inbox.isSettled();
  await inbox.hasWorker();
  await page.goto("about:blank");
  await loseNetwork(context);
  await page.goto(`${operator.origin}/#sid=a-fresh-one`);
  await expect(page.getByText("cannot be told whose inbox this is")).toBeVisible();
  await expect(page.getByText("Nothing stored on this device")).toHaveCount(0);
  await expect(inbox.articles).toHaveCount(0);
});

test("where nothing could sign in, the page says where to open the inbox and offers no button that does nothing", async ({
  player,
  page,
  inbox,
  operator,
}) => {
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await inbox.isSettled();
  await player.faults({ kind: "unauthorized" });
  await page.reload();
  await inbox.connection("signed-out");
  await expect(inbox.articles).toHaveCount(3);
  await expect(page.getByText("Open the inbox from the site where you have your account")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign in" })).toHaveCount(0);
});

test("a login that asks for patience gets it, however often the page comes into view", async ({
  player,
  page,
  inbox,
  operator,
}) => {
  await player.faults({ kind: "status", status: 429, retryAfter: 600, endpoint: "login" });
  await page.clock.install();
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await inbox.connection("offline");
  await page.clock.fastForward(60_000);
  await page.evaluate(() => {
    for (let time = 0; time < 20; time++) document.dispatchEvent(new Event("visibilitychange"));
  });
  await player.faults();
  await page.clock.fastForward(600_000);
  await inbox.isSettled();
  expect((await player.state()).requests.login).toBe(2);
});

test.describe("with no worker between", () => {
  test.use({ serviceWorkers: "block" });

  test("however often it is asked who the player is, one search runs and one waits", async ({
    player,
    page,
    inbox,
    operator,
  }) => {
    // What each search asks for, whoever is found.
    const config = await hold(page, "**/api/v1/config/sandbox");
    await page.goto(`${operator.origin}/#sid=${player.sid}`);
    await expect.poll(config.requests).toBe(1);
    await page.evaluate(() => {
      for (let time = 0; time < 20; time++) document.dispatchEvent(new Event("visibilitychange"));
    });
    await config.letGo();
    await inbox.isSettled();
    await expect.poll(config.requests).toBeGreaterThan(1);
    await page.getByRole("button", { name: "Refresh" }).click();
    await inbox.isSettled();
    expect(config.requests()).toBe(2);
  });
});
