import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { hold, loseNetwork } from "./network.ts";
import { Player } from "./sandbox-client.ts";

/** Whatever makes it look again. */
async function staysOut(tab: InboxPage): Promise<void> {
  // It asks for its configuration first; the second time only when all that came of the first is over.
  for (let time = 0; time < 2; time++) {
    const asked = tab.page.waitForResponse(/inbox\.config\.json/);
    await tab.page.evaluate(() => dispatchEvent(new Event("online")));
    await asked;
  }
  await tab.connection("signed-out");
  await expect(tab.articles).toHaveCount(0);
}

test("invariant 18: signing out removes everything of the user, after a warning if something is unsent", async ({
  player,
  inbox,
  page,
  context,
}) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await loseNetwork(context);
  await inbox.connection("offline");
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await inbox.hasPending(1);
  await inbox.signOut();
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

test("signing out in one tab signs the other out too, and nothing comes back by a reload", async ({
  player,
  inbox,
  context,
}) => {
  await inbox.openAs(player);
  const other = await context.newPage();
  const second = new InboxPage(other);
  await second.openAs(player);
  await second.isInLine();
  await inbox.signOut();
  await expect(inbox.articles).toHaveCount(0);
  await expect(second.articles).toHaveCount(0);
  await second.connection("signed-out");
  await other.reload();
  await second.connection("signed-out");
  await expect(other.getByText("You are signed out")).toBeVisible();
  await expect.poll(() => second.databases()).toEqual([]);

  await second.page.goto(player.path);
  await second.isSettled();
  await expect(second.articles).toHaveCount(3);
});

test("invariant 18: a sign-out removes everything also where the browser has no room for the smallest note", async ({
  player,
  inbox,
  page,
}) => {
  await inbox.openAs(player);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("No room", "QuotaExceededError");
    };
  });
  await inbox.signOut();
  await expect(inbox.articles).toHaveCount(0);
  await expect.poll(() => inbox.databases()).toEqual([]);
});

test("invariant 18: a tab that another one signed out does not sign in again by itself", async ({
  player,
  inbox,
  context,
}) => {
  await inbox.openAs(player);
  const second = new InboxPage(await context.newPage());
  await second.openAs(player);
  await second.isInLine();
  await inbox.signOut();
  await second.connection("signed-out");
  const before = (await player.state()).requests;
  await staysOut(second);
  expect((await player.state()).requests).toEqual(before);
});

for (const [what, url] of [
  ["its configuration", "**/inbox.config.json"],
  ["its login", /LoginAuthToken$/],
] as const) {
  test(`invariant 18: a sign-out is not undone by another tab that waits for ${what}`, async ({
    player,
    inbox,
    context,
  }) => {
    const other = new InboxPage(await context.newPage());
    const held = await hold(other.page, url);
    await other.page.goto(player.path);
    await expect.poll(held.requests).toBe(1);
    await other.hasLateCode();
    await inbox.openAs(player);
    await inbox.signOut();
    await expect(inbox.page.getByText("You are signed out")).toBeVisible();
    await held.letGo();
    await expect(other.page.getByText("You are signed out")).toBeVisible();
    expect(await other.databases()).toEqual([]);
    const { requests } = await player.state();
    await staysOut(other);
    expect((await player.state()).requests).toEqual(requests);
    // Who comes back comes in.
    await other.page.goto("about:blank");
    await other.page.goto(player.path);
    await expect(other.articles).toHaveCount(3);
  });
}

test("invariant 18: nor by one that signed out before, or that had somebody else's inbox open", async ({
  player,
  inbox,
  context,
  site,
}) => {
  const second = new Player(site, 0);
  await second.send({ title: "For the second", displayType: "silent" });
  const [gone, others] = [new InboxPage(await context.newPage()), new InboxPage(await context.newPage())];
  await gone.openAs(player);
  await gone.signOut();
  await expect(gone.page.getByText("You are signed out")).toBeVisible();
  await others.page.goto(second.path);
  await expect(others.articles).toHaveCount(1);
  await others.isSettled();
  const logins = await Promise.all([gone, others].map(({ page }) => hold(page, /LoginAuthToken$/)));
  for (const { page } of [gone, others]) await page.evaluate((hash) => location.assign(hash), player.path.slice(1));
  for (const login of logins) await expect.poll(login.requests).toBe(1);
  await inbox.openAs(player);
  await inbox.signOut();
  await expect(inbox.page.getByText("You are signed out")).toBeVisible();
  for (const login of logins) await login.letGo();
  for (const tab of [gone, others]) {
    await expect(tab.page.getByText("You are signed out")).toBeVisible();
    await staysOut(tab);
  }
  expect(await gone.databases()).toHaveLength(1);
});

test("invariant 18: nor by one that is opening the inbox", async ({ player, inbox, context }) => {
  const other = new InboxPage(await context.newPage());
  await other.page.addInitScript(() => {
    window.addEventListener("storage", ({ key }) => {
      if (key === "fasttrack-inbox:signed-out") document.documentElement.dataset.heard = "";
    });
    const { addEventListener } = IDBOpenDBRequest.prototype;
    const open = new Promise<void>((resolve) => window.addEventListener("let-in", () => resolve(), { once: true }));
    IDBOpenDBRequest.prototype.addEventListener = function (type: string, listener: unknown, ...more: unknown[]) {
      const act = type === "success" && typeof listener === "function" ? listener : null;
      const late = (event: Event) => {
        document.documentElement.dataset.opening = "";
        return open.then(() => act?.call(this, event));
      };
      Reflect.apply(addEventListener, this, [type, act === null ? listener : late, ...more]);
    };
  });
  await other.page.goto(player.path);
  await expect(other.page.locator("html[data-opening]")).toBeAttached();
  await inbox.openAs(player);
  await inbox.signOut();
  await expect(other.page.locator("html[data-heard]")).toBeAttached();
  await other.page.evaluate(() => dispatchEvent(new Event("let-in")));
  await expect(inbox.page.getByText("You are signed out")).toBeVisible();
  await expect(other.page.getByText("You are signed out")).toBeVisible();
  await expect.poll(() => other.databases()).toEqual([]);
});

test("invariant 18: after a sign-out, signing in opens nobody else's inbox", async ({
  player,
  site,
  page,
  inbox,
  operator,
}) => {
  const second = new Player(site, 0);
  await second.send({ title: "For the second", displayType: "silent" });
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await inbox.isSettled();
  await page.goto("about:blank");
  await page.goto(`${operator.origin}/#sid=${second.sid}`);
  await expect(inbox.articles).toHaveCount(1);
  await inbox.isSettled();
  await inbox.signOut();
  await expect(page.getByText("You are signed out")).toBeVisible();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("You are not signed in")).toBeVisible();
  await expect(inbox.articles).toHaveCount(0);
  await page.reload();
  await inbox.connection("signed-out");
  await expect(inbox.articles).toHaveCount(0);
});

test("invariant 18: what a sign-out could not remove is said, also after a reload, and can be tried again", async ({
  player,
  inbox,
  page,
  operator,
}) => {
  await page.addInitScript(() => {
    const { deleteDatabase } = IDBFactory.prototype;
    IDBFactory.prototype.deleteDatabase = function (name) {
      if (!location.search.includes("again")) throw new DOMException("Internal error", "UnknownError");
      return deleteDatabase.call(this, name);
    };
  });
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await inbox.isSettled();
  await inbox.signOut();
  await expect(page.getByText("could not be removed")).toBeVisible();
  await inbox.connection("signed-out");
  await page.goto(`${operator.origin}/?again`);
  await expect(page.getByText("could not be removed")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("None of your data is left")).toBeVisible();
  expect(await inbox.databases()).toEqual([]);
});

test("invariant 18: a sign-out while the inbox is still being opened is not undone by the login that is under way", async ({
  player,
  inbox,
  page,
}) => {
  await inbox.openAs(player);
  await inbox.signInOnSite(player);
  await inbox.evict();
  await player.faults({ kind: "delay", ms: 5_000, endpoint: "login" });
  const isLogin = (one: { url(): string }) => one.url().endsWith("LoginAuthToken");
  const asked = page.waitForRequest(isLogin);
  const answered = page.waitForResponse(isLogin);
  await page.goto("/");
  await asked;
  await inbox.signOut();
  await expect(page.getByText("You are signed out")).toBeVisible();
  await answered;
  // A login that is wanted opens the inbox within a few frames.
  await page.evaluate(async () => {
    for (let frames = 0; frames < 60; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  await expect(page.getByText("You are signed out")).toBeVisible();
  await expect(inbox.articles).toHaveCount(0);
});
