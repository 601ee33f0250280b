import { gzipSync } from "node:zlib";
import type { Page, Request } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { hold } from "./network.ts";

test.use({ serviceWorkers: "block" });

const LIST = /\/user-notifications\?/;
const CONFIG = "**/inbox.config.json";

/** What the page asked for from now on, the names of chunks without their hashes. */
function watchRequests(page: Page): readonly string[] {
  const names: string[] = [];
  page.on("request", (request: Request) => {
    const file = new URL(request.url()).pathname.split("/").at(-1) ?? "";
    names.push(file.replace(/-[\w-]{8}\.js$/, ""));
  });
  return names;
}

test("the script that the stored list needs is no larger than 20 kB", async ({ request }) => {
  const [, src = ""] = /<script [^>]*src="\.([^"]+)"/.exec(await (await request.get("/")).text()) ?? [];
  expect(src).toMatch(/\/first-[^/]+\.js$/);
  expect(gzipSync(await (await request.get(src)).body(), { level: 9 }).length).toBeLessThanOrEqual(20_000);
});

test("what comes after the first chunk is asked for together with it", async ({ player, page, inbox }) => {
  const names = watchRequests(page);
  const first = await hold(page, /\/assets\/first-[^/]*\.js$/);
  await page.goto(player.path, { waitUntil: "commit" });
  await expect.poll(() => names).toEqual(expect.arrayContaining(["start", "whole-page", "shared", "en"]));
  await first.letGo();
  await expect(inbox.articles).toHaveCount(3);
  const chunks = names.filter((name) => ["start", "whole-page", "shared", "en"].includes(name));
  expect(chunks.sort()).toEqual(["en", "shared", "start", "whole-page"]);
});

test("the operator's configuration is asked for before the code that reads it is here, and once", async ({
  player,
  page,
  inbox,
}) => {
  const names = watchRequests(page);
  const start = await hold(page, /\/assets\/start-[^/]*\.js$/);
  const asked = page.waitForRequest(CONFIG);
  await page.goto(player.path, { waitUntil: "commit" });
  await asked;
  await start.letGo();
  await expect(inbox.articles).toHaveCount(3);
  expect(names.filter((name) => name === "inbox.config.json")).toHaveLength(1);
});

for (const [what, answer] of [
  ["did not come ahead", null],
  ["was withheld when it was asked for ahead", { status: 401 }],
] as const) {
  test(`a configuration that ${what} is asked for again, and nobody is told`, async ({ player, page, inbox }) => {
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => seen.push(document.body?.textContent ?? "")).observe(document, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
    let requests = 0;
    await page.route(CONFIG, (route) => {
      if (requests++ > 0) return route.continue();
      return answer === null ? route.abort() : route.fulfill(answer);
    });
    const start = await hold(page, /\/assets\/start-[^/]*\.js$/);
    const isConfig = (request: Request) => request.url().endsWith("inbox.config.json");
    const isOver =
      answer === null ? page.waitForEvent("requestfailed", isConfig) : page.waitForEvent("requestfinished", isConfig);
    await page.goto(player.path, { waitUntil: "commit" });
    await isOver;
    await start.letGo();
    await expect(inbox.articles).toHaveCount(3);
    expect(requests).toBe(2);
    const seen: unknown = await page.evaluate(() => Reflect.get(window, "seen"));
    expect(JSON.stringify(seen)).not.toMatch(/cannot be loaded right now|may not be read/);
  });
}

test("nothing takes the network from the first list: live connection and service worker come after it", async ({
  player,
  page,
  inbox,
}) => {
  const names = watchRequests(page);
  const list = await hold(page, LIST);
  await page.goto(player.path);
  await expect.poll(list.requests).toBe(1);
  await inbox.hasLateCode();
  await expect(page.locator('[data-sight="loading"]')).toBeVisible();
  expect(names).not.toContain("live-channel");
  expect(names).not.toContain("workbox-window.prod.es5");
  await list.letGo();
  await expect(inbox.articles).toHaveCount(3);
  await expect.poll(() => names).toEqual(expect.arrayContaining(["live-channel", "workbox-window.prod.es5"]));
});

test("a live connection whose code did not come asks for it under another address", async ({ player, page, inbox }) => {
  const asked: string[] = [];
  // As of a browser that remembers for the whole page what it did not get.
  await page.route(/\/assets\/live-channel-[^/]*\.js/, (route) => {
    const { search } = new URL(route.request().url());
    asked.push(search);
    return search === "" ? route.abort() : route.continue();
  });
  await page.goto(player.path);
  await expect(inbox.articles).toHaveCount(3);
  await expect.poll(async () => (await player.state()).connections).toBe(1);
  expect(asked).toEqual(["", "?again=1"]);
  const id = await player.send({ title: "Live all the same", displayType: "silent" });
  await expect(inbox.article(id)).toBeVisible();
});

test("also a page that does not lead has the code of the live connection", async ({ player, page, inbox, context }) => {
  await inbox.openAs(player);
  await inbox.isQuiet(player);
  const other = new InboxPage(await context.newPage());
  const names = watchRequests(other.page);
  await other.openAs(player);
  await expect.poll(() => names).toContain("live-channel");
  // A new release took its place on the server.
  await context.route(/\/assets\//, (route) => route.fulfill({ status: 404 }));
  await page.close();
  await expect.poll(async () => (await player.state()).subscriptions).toBe(2);
});

test.describe("with a service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("whose code did not come at first, the next time that the network comes back installs it", async ({
    player,
    page,
    inbox,
  }) => {
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    let requests = 0;
    await page.route(/\/assets\/workbox-window[^/]*\.js$/, (route) =>
      requests++ === 0 ? route.abort() : route.continue(),
    );
    await page.goto(player.path);
    await expect(inbox.articles).toHaveCount(3);
    await expect.poll(() => said.join("\n")).toContain("could not be registered now");
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await inbox.hasWorker();
    expect(requests).toBe(2);
  });
});
