import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { loseNetwork } from "./network.ts";
import { configFor } from "./own-server.ts";
import { Player } from "./sandbox-client.ts";

const settings = (page: Page) => page.locator("[data-settings]");

async function openSettings(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await expect(settings(page).getByRole("heading", { name: "Settings" })).toBeFocused();
}

/** As Chromium does it where the page can be installed. */
async function offer(page: Page, isRefused = false): Promise<void> {
  await page.evaluate((fails) => {
    const event = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), {
      prompt: async () => {
        Object.assign(globalThis, { isAsked: true });
        if (fails) throw new DOMException("not now", "NotAllowedError");
        return { outcome: "accepted" };
      },
    });
    dispatchEvent(event);
  }, isRefused);
}

test("the settings say what is stored, waiting and refused, also without a network", async ({
  inbox,
  page,
  player,
  context,
}) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await openSettings(page);
  await expect(settings(page)).toContainText(/3 notifications stored · [\d.]+ [kM]B/);
  await expect(settings(page)).toContainText("No changes waiting to be sent");
  await expect(settings(page)).toContainText(/Last refreshed: /);
  await expect(page).toHaveURL(/#settings$/);
  const id = await player.send({ displayType: "silent", title: "Fourth" });
  await expect(settings(page)).toContainText("4 notifications stored");
  await loseNetwork(context);
  await inbox.connection("offline");
  await inbox.markRead(id);
  await expect(settings(page)).toContainText("1 change waiting");
  await page.reload();
  await expect(settings(page)).toContainText("4 notifications stored");
  await expect(settings(page)).toContainText("1 change waiting");
  await context.setOffline(false);
  await settings(page).getByRole("button", { name: "Refresh now" }).click();
  await inbox.hasPending(0);
  await expect(settings(page)).toContainText("No changes waiting to be sent");
  await page.goBack();
  await expect(settings(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/#settings/);
});

test("signing out and removing everything asks first and says what would be lost", async ({
  inbox,
  page,
  player,
  context,
}) => {
  await inbox.openAs(player);
  await loseNetwork(context);
  await inbox.connection("offline");
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await openSettings(page);
  const leave = settings(page).getByRole("button", { name: "Sign out and remove everything" });
  await leave.click();
  await expect(settings(page)).toContainText("1 change has not been sent and would be lost.");
  const keep = settings(page).getByRole("button", { name: "Cancel", exact: true });
  await expect(keep).toBeFocused();
  await keep.click();
  await expect(leave).toBeFocused();
  await leave.click();
  // The question only, and not the settings.
  await keep.press("Escape");
  await expect(leave).toBeFocused();
  await expect(inbox.articles).toHaveCount(3);
  await leave.click();
  await settings(page).getByRole("button", { name: "Remove everything", exact: true }).click();
  await expect(page.getByText("None of your data is left on this device.")).toBeVisible();
  const left = await page.evaluate(async () => (await indexedDB.databases()).length);
  expect(left).toBe(0);
});

test("notifications of the system are asked for by the switch alone, and a refusal is explained", async ({
  inbox,
  page,
  player,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(Notification, "permission", {
      get: () => Reflect.get(globalThis, "permission") ?? "default",
    });
    Notification.requestPermission = async () => {
      Object.assign(globalThis, { permission: "denied" });
      return "denied";
    };
  });
  await inbox.openAs(player);
  await openSettings(page);
  const notify = settings(page).getByRole("switch", { name: "Show notifications on this device" });
  await expect(notify).not.toBeChecked();
  await notify.click();
  await expect(settings(page)).toContainText("Your browser blocks notifications from this site.");
  const stay = settings(page).getByRole("switch", { name: "Keep pop-ups until I close them" });
  await stay.click();
  await expect(stay).toBeChecked();
  await page.reload();
  await expect(settings(page).getByRole("switch", { name: "Keep pop-ups until I close them" })).toBeChecked();
});

test("installing is offered on a second visit, once a message was read, and not again where it was turned down", async ({
  player,
  context,
}) => {
  const visit = async () => {
    const page = await context.newPage();
    await page.goto(player.path);
    await expect(page.getByRole("article").first()).toBeVisible();
    await offer(page);
    return page;
  };
  const readOne = async (page: Page) => {
    await page.getByRole("article").first().getByRole("button").first().click();
    await expect(page.locator("[data-detail] .letter")).toBeVisible();
    await page.getByRole("button", { name: "Back to the list" }).click();
    await expect(page.locator("[data-detail]")).toHaveCount(0);
  };
  const words = "You can install the inbox.";
  const first = await visit();
  await readOne(first);
  await expect(first.getByText(words)).toHaveCount(0);
  await openSettings(first);
  await expect(settings(first).getByRole("button", { name: "Install", exact: true })).toBeVisible();
  await first.close();

  const second = await visit();
  await expect(second.getByText(words)).toHaveCount(0);
  await readOne(second);
  await second.getByRole("button", { name: "Install", exact: true }).click();
  expect(await second.evaluate(() => Reflect.get(globalThis, "isAsked"))).toBe(true);
  await expect(second.getByText(words)).toHaveCount(0);
  await second.close();

  const third = await visit();
  await readOne(third);
  await expect(third.getByText(words)).toBeVisible();
  await third.getByRole("button", { name: "Dismiss", exact: true }).click();
  await third.close();

  const fourth = await visit();
  await readOne(fourth);
  await expect(fourth.getByText(words)).toHaveCount(0);
});

test("where the browser refuses to install or to keep anything, no change of the player's is called lost", async ({
  inbox,
  page,
  player,
}) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persist = async () => {
      Object.assign(globalThis, { isKeepAsked: true });
      throw new TypeError("refused");
    };
  });
  await inbox.openAs(player);
  await offer(page, true);
  await openSettings(page);
  await settings(page).getByRole("button", { name: "Install", exact: true }).click();
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, "isAsked"))).toBe(true);
  await settings(page).getByRole("button", { name: "Keep this data", exact: true }).click();
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, "isKeepAsked"))).toBe(true);
  // What is said after it comes last.
  const id = await player.send({ displayType: "silent", title: "Fourth" });
  await expect(inbox.article(id)).toBeVisible();
  await expect(page.getByText(/could not be stored/)).toHaveCount(0);
});

test("invariant 18: a link with another player's sid that the installed app catches opens that player's inbox", async ({
  inbox,
  page,
  player,
  site,
}) => {
  await page.addInitScript(() => {
    const queue = { setConsumer: (consumer: unknown) => Object.assign(globalThis, { consumer }) };
    Object.defineProperty(window, "launchQueue", { value: queue });
  });
  const other = new Player(site, 1);
  await inbox.openAs(player);
  await expect(inbox.articles).toHaveCount(3);
  const launch = (address: string) =>
    page.evaluate((targetURL) => Reflect.get(globalThis, "consumer")({ targetURL }), address);
  await launch(page.url());
  await launch(`${new URL(page.url()).origin}${other.path}`);
  await expect(inbox.articles).toHaveCount(1);
  await inbox.isSettled();
  expect(page.url()).not.toContain("sid=");
});

test("an installed app that is launched again goes where the shortcut leads", async ({ inbox, page, player }) => {
  await page.addInitScript(() => {
    const queue = { setConsumer: (consumer: unknown) => Object.assign(globalThis, { consumer }) };
    Object.defineProperty(window, "launchQueue", { value: queue });
  });
  await inbox.openAs(player);
  const launch = (hash: string) =>
    page.evaluate(
      (targetURL) => Reflect.get(globalThis, "consumer")({ targetURL }),
      `${new URL(page.url()).origin}/${hash}`,
    );
  await launch("");
  await launch("#settings");
  await expect(settings(page)).toBeVisible();
  await launch("");
  await expect(settings(page)).toBeVisible();
  await launch("#search");
  await expect(page.getByRole("searchbox")).toBeFocused();
});

test("the manifest has what an installation needs, and the server says what is new", async ({ page, site }) => {
  const manifest = await (await page.request.get(`${site}/manifest.webmanifest`)).json();
  expect(manifest).toMatchObject({ id: "./", start_url: "./", display: "standalone" });
  const addresses = [...manifest.icons, ...manifest.shortcuts[0].icons].map(({ src }: { src: string }) => src);
  for (const src of addresses) expect((await page.request.get(`${site}/${src}`)).status()).toBe(200);
  expect(await (await page.request.get(`${site}/CHANGELOG.md`)).text()).toContain("# Changelog");
});

test("an update says what it brings", async ({ page, player, operator, site, inbox }) => {
  operator.overrides.set("/inbox.config.json", configFor(site));
  const changelog = readFileSync("CHANGELOG.md", "utf8");
  operator.overrides.set("/CHANGELOG.md", {
    text: changelog.replace(/^## /m, "## 9.9.9\n\n- Tea is served at `five`.\n\n## "),
  });
  await page.goto(`${operator.origin}/#sid=${player.sid}`);
  await inbox.isSettled();
  await inbox.hasWorker();
  const worker = readFileSync("dist/service-worker.js", "utf8");
  operator.overrides.set("/service-worker.js", { text: `${worker}\n// newer`, type: "text/javascript" });
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByText("A new version of the inbox is ready.")).toBeVisible();
  await expect(page.locator(".notice .changes li")).toHaveText(["Tea is served at five."]);
});

test("whoever leaves the settings by key is where they were opened", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  await openSettings(page);
  await expect(page.getByRole("heading", { name: "Settings" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(settings(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "More" })).toBeFocused();
});
