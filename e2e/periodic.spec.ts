import type { BrowserContext, Worker } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";

/** The worker of the inbox, which notes in `badges` what it shows on the app's icon, and in `looks` whom it looks for. */
async function workerOf(context: BrowserContext): Promise<Worker> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error("there is no worker");
  await worker.evaluate(() => {
    const badges: unknown[] = [];
    Object.assign(self, { badges, looks: 0 });
    const databases = indexedDB.databases.bind(indexedDB);
    indexedDB.databases = () => {
      Reflect.set(self, "looks", Number(Reflect.get(self, "looks")) + 1);
      return databases();
    };
    Object.assign(navigator, { setAppBadge: async (count: unknown) => void badges.push(count) });
  });
  return worker;
}

const badgesOf = (worker: Worker) => worker.evaluate(() => Reflect.get(self, "badges"));

/** What the browser does from time to time with an app that is installed. */
async function wakePeriodically(context: BrowserContext, origin: string): Promise<void> {
  const devtools = await context.newCDPSession(await context.newPage());
  const found = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const registrationId = await found;
  await devtools.send("ServiceWorker.dispatchPeriodicSyncEvent", { origin, registrationId, tag: "refresh" });
}

test("with every tab closed, what came meanwhile is fetched now and then, with its picture and the badge", async ({
  page,
  inbox,
  player,
  context,
  site,
}) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  const worker = await workerOf(context);
  await page.close();
  const id = await player.send({
    title: "Came at night",
    displayType: "silent",
    message: "<p>Good morning</p>",
    imageUrl: `${site}/sandbox/images/cors-comet.svg`,
  });
  await wakePeriodically(context, site);
  await expect.poll(() => badgesOf(worker)).toEqual([4]);

  await loseNetwork(context);
  const morning = new InboxPage(await context.newPage());
  await morning.page.goto("/");
  await morning.article(id).getByRole("button", { name: "Came at night" }).click();
  await expect(morning.page.locator(".detail")).toContainText("Good morning");
  await expect
    .poll(() => morning.page.locator(".hero img").evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
});

test("signed out, nothing is fetched in the background", async ({ page, inbox, player, context, site }) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await inbox.signOut();
  await expect(page.getByText("None of your data is left")).toBeVisible();
  const before = (await player.state()).requests.list;
  const worker = await workerOf(context);
  await wakePeriodically(context, site);
  await expect.poll(() => worker.evaluate(() => Reflect.get(self, "looks"))).toBe(2);
  expect(await badgesOf(worker)).toEqual([]);
  expect((await player.state()).requests.list).toBe(before);
});

test("the worker asks to be woken now and then, and does without where the browser refuses", async ({
  page,
  inbox,
  player,
}) => {
  // Chromium itself refuses where the inbox is not installed, which nothing can do here.
  await page.addInitScript(() => {
    const asked: unknown[] = [];
    Object.assign(window, { asked });
    const manager: unknown = Reflect.get(window, "PeriodicSyncManager");
    if (typeof manager !== "function") return;
    Reflect.set(manager.prototype, "register", async (...parameters: unknown[]) => {
      asked.push(parameters);
      throw new DOMException("not installed", "NotAllowedError");
    });
  });
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await inbox.openAs(player);
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, "asked")))
    .toEqual([["refresh", { minInterval: 43_200_000 }]]);
  expect(said.filter((text) => /sync|installed/i.test(text))).toEqual([]);
});
