import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";
import { configFor, startOwnServer } from "./own-server.ts";

/** Makes the next release of what is in `folder`: another page, another worker, and the late chunk under another name. */
async function release(folder: string, version: string): Promise<void> {
  const worker = join(folder, "service-worker.js");
  const page = join(folder, "index.html");
  const html = (await readFile(page, "utf8")).replace(
    /<html lang="en"[^>]*>/,
    `<html lang="en" data-release="${version}">`,
  );
  await writeFile(page, html);
  // A precached file is known by its revision: that of the page changes with it.
  const text = await readFile(worker, "utf8");
  const next = text.replace(/"revision":"[^"]*","url":"index\.html"/, `"revision":"${version}","url":"index.html"`);
  if (next === text) throw new Error("the worker does not precache index.html by revision any more");
  await writeFile(worker, next);
}

/** Takes every request and answers none. */
async function startHangingServer() {
  const asked: unknown[] = [];
  const server = createServer(({ url }) => asked.push(url));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    asked: () => asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

test("invariant 20: an update waits until the player accepts it, then every tab has it and no change is lost", async ({
  player,
  site,
  context,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "inbox-release-"));
  await cp("dist", folder, { recursive: true });
  const server = await startOwnServer(folder, { "/inbox.config.json": configFor(site) });
  try {
    const first = new InboxPage(await context.newPage());
    const second = new InboxPage(await context.newPage());
    for (const inbox of [first, second]) {
      await inbox.page.goto(`${server.origin}/#sid=${player.sid}`);
      await inbox.isSettled();
      await inbox.hasWorker();
    }
    await release(folder, "2");
    await first.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(first.page.getByText("A new version of the inbox is ready.")).toBeVisible();
    // Not before it is accepted: a reload still gets the old one, from the old worker.
    await second.page.reload();
    await expect(second.articles).toHaveCount(3);
    await expect(second.page.locator("html")).not.toHaveAttribute("data-release");
    const isWaiting = async () => (await navigator.serviceWorker.ready).waiting !== null;
    expect(await first.page.evaluate(isWaiting)).toBe(true);

    // A change that waits, and an old worker that is busy with it, are no reason not to update.
    await player.faults({ kind: "status", status: 503, endpoint: "all" });
    const [id = 0] = await first.ids();
    await first.markRead(id);
    await first.hasPending(1);
    await first.page.getByRole("button", { name: "Reload" }).click();
    for (const inbox of [first, second]) {
      await expect(inbox.page.locator("html")).toHaveAttribute("data-release", "2");
      await expect(inbox.articles).toHaveCount(3);
      await inbox.hasPending(1);
    }
    await player.faults();
    await first.page.getByRole("button", { name: "Refresh" }).click();
    await expect(first.status).toHaveAttribute("data-pending", "0", { timeout: 40_000 });
    expect((await player.state()).unreadCount).toBe(2);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test("invariant 20: pictures that hang do not hold an update up", async ({ player, site, context }) => {
  const folder = await mkdtemp(join(tmpdir(), "inbox-release-"));
  await cp("dist", folder, { recursive: true });
  const server = await startOwnServer(folder, { "/inbox.config.json": configFor(site) });
  const pictures = await startHangingServer();
  try {
    const inbox = new InboxPage(await context.newPage());
    await inbox.page.goto(`${server.origin}/#sid=${player.sid}`);
    await inbox.isSettled();
    await inbox.hasWorker();
    await player.send({
      title: "With pictures",
      imageUrl: `${pictures.origin}/shown.png`,
      // So many that keeping them takes long even if each is given up in time.
      message: Array.from({ length: 20 }, (_, place) => `<img src="${pictures.origin}/${place}.png">`).join(""),
      displayType: "silent",
    });
    await release(folder, "2");
    await inbox.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(inbox.page.getByText("A new version of the inbox is ready.")).toBeVisible();
    await inbox.page.getByRole("button", { name: "Refresh" }).click();
    await expect.poll(pictures.asked).toEqual(expect.arrayContaining(["/shown.png", "/0.png"]));
    await inbox.page.getByRole("button", { name: "Reload" }).click();
    await expect(inbox.page.locator("html")).toHaveAttribute("data-release", "2");
    await expect(inbox.articles).toHaveCount(4);
  } finally {
    await pictures.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test("invariant 20: an update that the browser gave up is asked for again", async ({ player, site, context }) => {
  const folder = await mkdtemp(join(tmpdir(), "inbox-release-"));
  await cp("dist", folder, { recursive: true });
  const server = await startOwnServer(folder, { "/inbox.config.json": configFor(site) });
  try {
    const inbox = new InboxPage(await context.newPage());
    await inbox.page.goto(`${server.origin}/#sid=${player.sid}`);
    await inbox.isSettled();
    await inbox.hasWorker();
    await release(folder, "2");
    const worker = join(folder, "service-worker.js");
    // What a browser does that lets go of an exchange: nothing.
    const givesUp = `let asked = false;
      addEventListener("message", (event) => {
        if (event.data.type !== "take-over" || asked) return;
        asked = true;
        event.stopImmediatePropagation();
      });`;
    await writeFile(worker, `${givesUp}\n${await readFile(worker, "utf8")}`);
    await inbox.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await inbox.page.getByRole("button", { name: "Reload" }).click();
    await expect(inbox.page.locator("html")).toHaveAttribute("data-release", "2");
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test("invariant 20: an old page finds its late chunks although the server has only the new release", async ({
  player,
  site,
  context,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "inbox-release-"));
  await cp("dist", folder, { recursive: true });
  const server = await startOwnServer(folder, { "/inbox.config.json": configFor(site) });
  try {
    const inbox = new InboxPage(await context.newPage());
    await inbox.page.goto(`${server.origin}/#sid=${player.sid}`);
    await inbox.isSettled();
    await inbox.hasWorker();
    await rm(join(folder, "assets"), { recursive: true });
    await inbox.page.reload();
    await expect(inbox.articles).toHaveCount(3);
    // This part comes in a chunk of its own.
    await inbox.articles.first().getByRole("heading").click();
    await expect(
      inbox.page
        .getByRole("button", { name: "Back to the list" })
        .or(inbox.page.getByRole("button", { name: "Close" }))
        .first(),
    ).toBeVisible();
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test("invariant 20: without a network, a release older than its database says what to do and destroys nothing", async ({
  inbox,
  page,
  player,
  context,
}) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await player.faults({ kind: "status", status: 503, endpoint: "read" });
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await inbox.hasPending(1);
  // Nothing of the inbox runs on this page of the same origin.
  await page.goto("/sandbox/sign-in");
  const before = await storedBy(page, 999);
  expect(before).toMatchObject({ version: 999, notifications: 3, outbox: 1 });

  await loseNetwork(context);
  await page.goto("/");
  await expect(page.getByText("A newer version of the inbox stored your notifications.")).toBeVisible();
  await inbox.connection("offline");
  await expect(page.getByText("Nothing can be shown without a network")).toBeVisible();
  await page.reload();
  await expect(page.getByText("A newer version of the inbox stored your notifications.")).toBeVisible();

  await context.setOffline(false);
  await page.goto("/sandbox/sign-in");
  expect(await storedBy(page)).toEqual(before);
});

/** How much of what is stored, and as which version; `version` makes it a newer one. */
async function storedBy(page: Page, version?: number): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(async (wanted) => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith("fasttrack-inbox:"));
    if (found?.name === undefined) throw new Error("there is no database");
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open(found.name, wanted));
    const transaction = database.transaction(["notifications", "outbox"]);
    const [notifications = 0, outbox = 0] = await Promise.all(
      ["notifications", "outbox"].map((name) => settled(transaction.objectStore(name).count())),
    );
    database.close();
    return { version: database.version, notifications, outbox };
  }, version);
}
