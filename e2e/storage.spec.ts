import { randomBytes } from "node:crypto";
import { chromium } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";
import { browserOptions } from "./setup/browser.mjs";

test("a browser that refuses storage gets an inbox that lives in memory and says so", async ({ page, player }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("The user denied permission to access the database.", "SecurityError");
    };
    IDBFactory.prototype.open = refuse;
    IDBFactory.prototype.databases = refuse;
    Object.defineProperty(window, "localStorage", { get: refuse });
    Object.defineProperty(window, "sessionStorage", { get: refuse });
    Object.defineProperty(navigator, "locks", {
      value: { request: () => Promise.reject(new DOMException("", "SecurityError")) },
    });
    Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
  });
  const inbox = new InboxPage(page);
  await inbox.openAs(player);
  await expect(page.getByText("does not let the inbox store anything")).toBeVisible();
  await expect(inbox.articles).toHaveCount(3);
  const id = await player.send({ title: "Live all the same", displayType: "silent" });
  await expect(inbox.article(id)).toBeVisible();
  await inbox.markRead(id);
  await inbox.hasPending(0);
  expect((await player.state()).unreadCount).toBe(3);
});

test("a cross-site iframe without storage works from memory", async ({ page, player, site }) => {
  // Chromium as Playwright starts it gives such an iframe no storage and no worker at all.
  const host = site.replace("localhost", "127.0.0.1");
  await page.goto(`${host}/sandbox/demo/?mode=inline&user=${player.sid.replace("sandbox-", "")}`);
  const frame = page.frameLocator('[data-fasttrack-inbox="panel"]');
  await expect(frame.locator("article[data-message-id]")).toHaveCount(3);
  const id = await player.send({ title: "Live in the frame", displayType: "silent" });
  await expect(frame.locator(`article[data-message-id="${id}"]`)).toBeVisible();
});

test("invariant 19: in a partitioned iframe page and worker share one storage, and changes made offline are sent", async ({
  player,
  site,
}) => {
  const browser = await chromium.launch(await browserOptions(["ThirdPartyStoragePartitioning"]));
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      Document.prototype.requestStorageAccess = () => Promise.reject(new Error("asked for the other partition"));
      addEventListener("unhandledrejection", ({ reason }) => console.error(String(reason)));
    });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    const host = site.replace("localhost", "127.0.0.1");
    await page.goto(`${host}/sandbox/demo/?mode=inline&user=${player.sid.replace("sandbox-", "")}`);
    const frame = page.frameLocator('[data-fasttrack-inbox="panel"]');
    const articles = frame.locator("article[data-message-id]");
    const status = frame.getByRole("status");
    await expect(articles).toHaveCount(3);
    await expect(status).toHaveAttribute("data-connection", "online");
    await expect(frame.getByText("does not let the inbox store anything")).toHaveCount(0);
    const inFrame = await frame.locator("body").evaluate(async () => {
      await navigator.serviceWorker.ready;
      return (await indexedDB.databases()).map(({ name }) => name);
    });
    const [worker] = context.serviceWorkers();
    expect(inFrame).toHaveLength(1);
    expect(await worker?.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(inFrame);
    expect(complaints.filter((text) => text.includes("the other partition"))).toEqual([]);
    await loseNetwork(context);
    await articles.first().hover();
    await articles.first().getByRole("button", { name: "Mark as read" }).click();
    await expect(status).toHaveAttribute("data-pending", "1");
    await context.setOffline(false);
    await expect(status).toHaveAttribute("data-pending", "0");
    expect((await player.state()).unreadCount).toBe(2);
  } finally {
    await browser.close();
  }
});

test("a database of a newer version is left alone, and the page says what to do", async ({ page, player }) => {
  const inbox = new InboxPage(page);
  await inbox.openAs(player);
  await page.goto("/sandbox/sign-in");
  const version = () =>
    page.evaluate(async () => {
      const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith("fasttrack-inbox:"));
      return found?.version;
    });
  await page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith("fasttrack-inbox:"));
    if (found?.name === undefined) throw new Error("no database");
    const { name } = found;
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 999);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
  });
  await page.goto(player.path);
  await expect(page.getByText(/newer version/i).first()).toBeVisible();
  await expect(inbox.articles).toHaveCount(3);
  // In the inbox itself another IndexedDB stands in by now.
  await page.goto("/sandbox/sign-in");
  expect(await version()).toBe(999);
});

test("a mirror that the browser removed is noticed, said, and loaded again", async ({ page, player, context }) => {
  const inbox = new InboxPage(page);
  await inbox.openAs(player);
  await inbox.hasWorker();
  await inbox.evict();
  await loseNetwork(context);
  await page.goto("/");
  await expect(page.getByText(/removed/i).first()).toBeVisible();
  await expect(inbox.articles).toHaveCount(0);
  await context.setOffline(false);
  await page.goto(player.path);
  await expect(inbox.articles).toHaveCount(3);
  await expect(page.getByText(/removed/i)).toHaveCount(0);
});

test("on a full device the inbox goes on, says so, and pretends no change", async ({ page, player, context, site }) => {
  const inbox = new InboxPage(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: site, quotaSize: 6_000_000 });
  await inbox.openAs(player);
  await inbox.hasWorker();
  for (const title of ["Large 1", "Large 2", "Large 3", "Large 4"]) {
    // Random: the database compresses what it can.
    const message = `<p>${randomBytes(2_000_000).toString("base64")}</p>`;
    await player.send({ title, message, displayType: "silent" });
  }
  await expect(page.getByText("This device is almost full.")).toBeVisible();
  await expect(page.getByRole("article", { name: "First" })).toBeVisible();

  const [id = 0] = await inbox.unreadIds();
  await inbox.article(id).hover();
  await inbox.article(id).getByRole("button", { name: "Mark as read" }).click();
  // Either it was stored, then it shows, or it was not, then it is said. Never shown and lost.
  const notStored = page.getByText("could not be stored, so it was not made");
  await expect(
    notStored.or(page.locator(`article[data-message-id="${id}"][data-unread="false"]`)).first(),
  ).toBeVisible();

  await devtools.send("Storage.overrideQuotaForOrigin", { origin: site });
  await page.reload();
  await expect(inbox.articles).toHaveCount(7);
  await expect(page.getByText("This device is almost full.")).toHaveCount(0);
});

test("a message that cannot be read is not called a change that could not be stored", async ({ page, player }) => {
  const inbox = new InboxPage(page);
  await inbox.openAs(player);
  const article = page.getByRole("article", { name: "First" });
  await article.hover();
  await article.getByRole("button", { name: "Mark as read" }).click();
  await expect(article).toHaveAttribute("data-unread", "false");
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      if (mode !== "readwrite" && Reflect.get(window, "isBroken") !== false)
        throw new DOMException("Internal error.", "UnknownError");
      return transaction.call(this, names, mode, options);
    };
  });
  await article.click();
  await expect(page.getByText("That did not work.")).toBeVisible();
  await expect(page.getByText("could not be stored")).toHaveCount(0);
  await page.evaluate(() => Reflect.set(window, "isBroken", false));
  // What goes on by itself withdraws nothing.
  await player.send({ event: "message", displayType: "push", title: "One" });
  const toast = page.locator(".toast");
  await expect(toast).toBeVisible();
  await toast.evaluate((element) => {
    for (const animation of element.getAnimations()) animation.finish();
  });
  await expect(toast).toHaveCount(0);
  await expect(page.getByText("That did not work.")).toBeVisible();
  await page.getByRole("article", { name: "Second" }).click();
  await expect(page.locator(".letter h2", { hasText: "Second" })).toBeVisible();
  await expect(page.getByText("That did not work.")).toHaveCount(0);
});

test("a change that a newer release's database does not let in is not blamed on the space", async ({
  page,
  player,
  context,
}) => {
  const inbox = new InboxPage(page);
  await inbox.openAs(player);
  const newer = await context.newPage();
  await newer.goto("/sandbox/sign-in");
  await newer.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith("fasttrack-inbox:"));
    const { name } = found ?? {};
    if (name === undefined) throw new Error("no database");
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 999);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
  });
  const article = inbox.articles.first();
  await article.hover();
  await article.getByRole("button", { name: "Mark as read" }).click();
  await expect(page.getByText("a newer version of the inbox")).toBeVisible();
  await expect(page.getByText("Reload this page")).toBeVisible();
  await expect(page.getByText("Free some space")).toHaveCount(0);
});
