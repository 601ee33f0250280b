import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { Player } from "./sandbox-client.ts";
import { browserOptions } from "./setup/browser.mjs";

/** A browser of its own with a profile on disk, so that its process can be killed and started again. */
async function launch(profile: string, site: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...(await browserOptions()), headless: true, baseURL: site });
}

async function processOf(context: BrowserContext): Promise<number> {
  const browser = context.browser();
  const session = browser === null ? null : await browser.newBrowserCDPSession();
  const info = await session?.send("SystemInfo.getProcessInfo");
  const main = info?.processInfo.find((process) => process.type === "browser");
  if (main === undefined) throw new Error("the browser did not tell its process");
  return main.id;
}

/** As the browser does with one that took too long, or when memory is short. */
async function stopWorkers(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
}

test("invariant 3: a browser that is killed in the middle of a replay loses nothing", async ({ site }) => {
  test.setTimeout(120_000);
  const player = new Player(site, 0);
  await player.send({ title: "Note", displayType: "silent", count: 30 });
  const profile = await mkdtemp(join(tmpdir(), "inbox-crash-"));
  let context = await launch(profile, site);
  try {
    const inbox = new InboxPage(context.pages()[0] ?? (await context.newPage()));
    await inbox.openAs(player);
    await inbox.hasWorker();
    // Some are applied and answered, the next ones stay in the air: that is when it dies.
    await player.faults({ kind: "hang", endpoint: "read", after: 8 });
    await inbox.page.getByRole("button", { name: "Mark all as read" }).click();
    await expect.poll(async () => (await player.journal()).length).toBeGreaterThan(8);
    process.kill(await processOf(context), "SIGKILL");
    await context.waitForEvent("close", { timeout: 30_000 }).catch(() => {});

    await player.faults();
    context = await launch(profile, site);
    const again = new InboxPage(context.pages()[0] ?? (await context.newPage()));
    await again.page.goto("/");
    await expect(again.articles).toHaveCount(30);
    await expect(again.page.locator('article[data-unread="true"]')).toHaveCount(0);
    await expect.poll(async () => (await player.state()).unreadCount, { timeout: 60_000 }).toBe(0);
    await again.hasPending(0);
    expect((await player.journal()).filter((entry) => entry.effective)).toHaveLength(30);
  } finally {
    await context.close().catch(() => {});
    await rm(profile, { recursive: true, force: true });
  }
});

test("invariant 12: a worker that the browser stops in the middle of a replay is noticed, and the page sends by itself", async ({
  context,
  inbox,
  page,
  player,
}) => {
  await page.addInitScript(() => {
    // Else the browser may wake the worker anew to send it.
    Object.defineProperty(ServiceWorkerRegistration.prototype, "sync", { value: undefined });
  });
  await inbox.openAs(player);
  await inbox.hasWorker();
  await player.faults({ kind: "hang", endpoint: "read", times: 1 });
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await expect.poll(async () => (await player.state()).requests.read ?? 0).toBe(1);
  await stopWorkers(context, page);
  await expect.poll(async () => (await player.state()).unreadCount).toBe(2);
  await inbox.hasPending(0);
});

test("invariant 12: a worker that the browser stops in the middle of a refresh is noticed, and the page asks by itself", async ({
  context,
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await inbox.isQuiet(player);
  const before = (await player.state()).requests.list ?? 0;
  const id = await player.send({ title: "Unannounced", displayType: "silent", live: false });
  await player.faults({ kind: "hang", endpoint: "list", times: 1 });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect.poll(async () => (await player.state()).requests.list ?? 0).toBe(before + 1);
  await stopWorkers(context, page);
  await expect(inbox.article(id)).toBeVisible();
});
