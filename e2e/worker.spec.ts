import { createServer } from "node:http";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { loseNetwork } from "./network.ts";
import { configFor, portOf, startOwnServer } from "./own-server.ts";
import { Player } from "./sandbox-client.ts";

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>';

test("pictures of messages are asked for without the player's cookies", async ({ context, inbox, page, site }) => {
  const asked: { mode: string | string[] | undefined; cookie: string | undefined }[] = [];
  const server = createServer(({ headers }, response) => {
    const mode = headers["sec-fetch-mode"];
    asked.push({ mode, cookie: headers.cookie });
    // What is asked for to be kept is refused: so nothing is kept, and what is shown has to be asked for.
    const status = mode === "cors" ? 503 : 200;
    const always = { "content-type": "image/svg+xml", "cache-control": "no-store", "access-control-allow-origin": "*" };
    response.writeHead(status, always).end(PICTURE);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const port = portOf(server);
  try {
    // Cookies do not tell ports apart: this is what a tracker's own would be.
    await context.addCookies([{ name: "player", value: "known", url: site }]);
    const player = new Player(site, 0);
    await player.send({ title: "Before", displayType: "silent" });
    await inbox.openAs(player);
    await inbox.hasWorker();
    const id = await player.send({
      title: "Tracked",
      message: `<p>Hello</p><img src="http://localhost:${port}/pixel.svg" alt="pixel">`,
      displayType: "silent",
    });
    const modes = () => asked.map(({ mode }) => mode);
    await expect.poll(modes).toEqual(["cors"]);
    await inbox.article(id).getByText("Tracked").click();
    await expect(page.getByText("Hello", { exact: true })).toBeVisible();
    await expect.poll(modes).toEqual(["cors", "no-cors"]);
    expect(asked.filter(({ cookie }) => cookie !== undefined)).toEqual([]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("a captive portal's page does not take the place of the kept configuration", async ({
  context,
  inbox,
  page,
  player,
  site,
}) => {
  const server = await startOwnServer("dist", { "/inbox.config.json": configFor(site) });
  try {
    await page.goto(`${server.origin}/#sid=${player.sid}`);
    await inbox.isSettled();
    await inbox.hasWorker();
    await page.reload();
    await inbox.isSettled();
    const kept = () =>
      page.evaluate(async () => (await (await caches.match("inbox.config.json"))?.text())?.slice(0, 1) ?? null);
    await expect.poll(kept).toBe("{");

    server.overrides.set("/inbox.config.json", { text: "<!doctype html><p>Sign in to the Wi-Fi", type: "text/html" });
    await page.reload();
    await inbox.isSettled();
    const answer = await page.evaluate(async () => (await fetch("inbox.config.json")).text());
    expect(answer).toContain("brandName");
    expect(await kept()).toBe("{");

    await loseNetwork(context);
    await page.reload();
    await expect(inbox.articles).toHaveCount(3);
    await inbox.connection("offline");
    await context.setOffline(false);
    await inbox.isSettled();
  } finally {
    await server.close();
  }
});

test("a change that is made before the worker is registered wakes it later all the same", async ({
  context,
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await page.addInitScript(() => {
    const register = ServiceWorkerContainer.prototype.register;
    ServiceWorkerContainer.prototype.register = async function (...parameters) {
      if (Reflect.get(window, "mayRegister") !== true)
        await new Promise((resolve) => addEventListener("let-register", resolve, { once: true }));
      return register.apply(this, parameters);
    };
  });
  await loseNetwork(context);
  await page.reload();
  await expect(inbox.articles).toHaveCount(3);
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await inbox.hasPending(1);
  expect(await wakings(page)).toEqual([]);
  await page.evaluate(() => {
    Reflect.set(window, "mayRegister", true);
    dispatchEvent(new Event("let-register"));
  });
  await expect.poll(() => wakings(page)).toEqual(["replay"]);
});

/** The Background Sync that the browser has in mind. */
async function wakings(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    if (!("sync" in registration)) throw new Error("this browser has no Background Sync");
    const { sync } = registration;
    if (typeof sync !== "object" || sync === null || !("getTags" in sync)) return null;
    return typeof sync.getTags === "function" ? sync.getTags() : null;
  });
}

test("a page that came past the worker is looked after all the same", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  const devtools = await page.context().newCDPSession(page);
  // As with Shift and the reload button; a page that is on its way when the first worker begins comes past it, too.
  const loaded = page.waitForEvent("load");
  await devtools.send("Page.reload", { ignoreCache: true });
  await loaded;
  await expect(inbox.articles).toHaveCount(3);
  await inbox.hasWorker();
});

test("the configuration of a first visit is kept for an offline start", async ({ player, inbox, page, context }) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await loseNetwork(context);
  expect(await page.evaluate(async () => (await (await fetch("./inbox.config.json")).json()).brandName)).toBe(
    "sandbox",
  );
});
