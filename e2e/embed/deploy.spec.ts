import { startDeployedInbox } from "../deployed-inbox.ts";
import { expect, test } from "../fixtures.ts";
import { configFor, startOwnServer } from "../own-server.ts";
import { browserOptions } from "../setup/browser.mjs";
import { HostPage } from "./host-page.ts";

test.use({ launchOptions: await browserOptions(["ThirdPartyStoragePartitioning"]) });

/** The inbox with the headers that the build writes for web servers, and an operator's page that isolates itself. */
async function deploy(site: string, isAllowed: boolean) {
  const hosts: string[] = [];
  const inbox = await startDeployedInbox(hosts);
  const page = `<!doctype html><title>Shop</title><span id="bell"></span><script src="${inbox.origin}/embed.js"></script>`;
  const shop = await startOwnServer("dist", { "/shop.html": { type: "text/html", text: page } }, () => ({
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
    "content-security-policy": `default-src 'self'; script-src ${inbox.origin}; frame-src ${inbox.origin}`,
  }));
  const origin = shop.origin.replace("localhost", "127.0.0.1");
  // Also where the header alone forbids it: the inbox itself would let it in.
  inbox.overrides.set("/inbox.config.json", configFor(site, { hostOrigins: [origin] }));
  if (isAllowed) hosts.push(origin);
  return { url: `${origin}/shop.html`, inbox, shop };
}

test("with the headers that the build writes, a page that isolates itself can embed the inbox", async ({
  page,
  site,
  player,
}) => {
  const { url, inbox, shop } = await deploy(site, true);
  try {
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    await page.goto(url);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const host = new HostPage(page, inbox.origin);
    await host.mountAs(player);
    await host.hasUnread(3);
    await host.bell.click();
    await expect(host.articles()).toHaveCount(3);
    await host.isSettled();
    await host
      .frame("panel")
      .locator("body")
      .evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    expect(said.filter((text) => /policy|blocked|refused/i.test(text))).toEqual([]);
  } finally {
    await inbox.close();
    await shop.close();
  }
});

test("with these headers the browser itself keeps the inbox from a page that is not named", async ({
  page,
  site,
  player,
}) => {
  const { url, inbox, shop } = await deploy(site, false);
  try {
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    await page.goto(url);
    const host = new HostPage(page, inbox.origin);
    await host.mountAs(player);
    await expect.poll(() => said.join("\n")).toMatch(/frame-ancestors/);
    expect((await player.state()).requests).toEqual({});
  } finally {
    await inbox.close();
    await shop.close();
  }
});

test("with these headers the inbox on its own works as ever, offline too", async ({ page, site, player }) => {
  const { inbox, shop } = await deploy(site, true);
  try {
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    await page.goto(`${inbox.origin}/#sid=${player.sid}`);
    await expect(page.locator("article[data-message-id]")).toHaveCount(3);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await inbox.close();
    await page.reload();
    await expect(page.locator("article[data-message-id]")).toHaveCount(3);
    expect(said.filter((text) => /policy|blocked|refused to/i.test(text))).toEqual([]);
  } finally {
    await shop.close();
  }
});
