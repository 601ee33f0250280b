import { configFor, startOwnServer } from "../own-server.ts";
import { browserOptions } from "../setup/browser.mjs";
import { expect, test } from "./fixtures.ts";
import { HostPage } from "./host-page.ts";

test.use({ launchOptions: await browserOptions(["ThirdPartyStoragePartitioning"]) });

/** A page that the script is on, with a place for the bell. */
const shop = (inbox: string) => ({
  type: "text/html",
  text: `<!doctype html><title>Shop</title><span id="bell"></span><script src="${inbox}/embed.js"></script>`,
});

test("a host that is not allowed gets nothing, and the console says how to allow it", async ({
  page,
  site,
  player,
}) => {
  const server = await startOwnServer("dist", { "/shop.html": shop(site) });
  try {
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.clock.install();
    await page.goto(`${server.origin}/shop.html`);
    const host = new HostPage(page, site);
    await host.mountAs(player);
    await page.clock.runFor(5_000);
    await expect.poll(() => said.join("\n")).toContain(`add "${server.origin}" to "hostOrigins"`);
    await page.clock.runFor(20_000);
    await expect.poll(async () => (await host.heard("error")).length).toBe(1);
    expect(await host.heard("error")).toEqual([expect.objectContaining({ code: "no-answer" })]);
    expect(await host.heard("unread")).toEqual([]);
    expect(await host.heard("ready")).toEqual([]);
    await expect(host.bell).toHaveAccessibleName("Inbox");
    await expect(host.frame("popups").locator("#app")).toBeEmpty();
    expect((await player.state()).requests).toEqual({});
    expect(requests.filter((url) => url.includes("LoginAuthToken"))).toEqual([]);
  } finally {
    await server.close();
  }
});

test("an origin that a page only claims to have is not greeted, and its forged welcome is not heard", async ({
  page,
  site,
  operator,
  player,
}) => {
  const allowed = site.replace("localhost", "127.0.0.1");
  const url = `${operator.origin}/?embed=popups&host=${encodeURIComponent(allowed)}#sid=${player.sid}`;
  const server = await startOwnServer("dist", {
    "/shop.html": { type: "text/html", text: `<!doctype html><title>Shop</title><iframe src="${url}"></iframe>` },
  });
  // Both may show it, and still neither may be taken for the other.
  operator.overrides.set("/inbox.config.json", configFor(site, { hostOrigins: [allowed, server.origin] }));
  try {
    await page.addInitScript(() => {
      const heard: unknown[] = [];
      Reflect.set(window, "heard", heard);
      addEventListener("message", ({ data }) => heard.push(data));
    });
    const forge = () =>
      page.evaluate(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => Reflect.get(window, "heard").push(data);
        const welcome = { fasttrackInbox: 1, look: { locale: null, theme: null }, knowsSid: true, sid: null };
        document.querySelector("iframe")?.contentWindow?.postMessage(welcome, "*", [port2]);
      });
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    await page.goto(`${server.origin}/shop.html`);
    // The browser says so when a message is addressed to another origin: the frame has greeted the page that it takes this for.
    await expect
      .poll(async () => {
        await forge();
        return said.join("\n");
      })
      .toContain("postMessage");
    await forge();
    await expect(page.frameLocator("iframe").locator("#app")).toBeEmpty();
    expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual([]);
    expect((await player.state()).requests).toEqual({});
  } finally {
    await server.close();
  }
});

test("a page that may not show the inbox does not get it through one that may", async ({ page, site, player }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  const allowed = site.replace("localhost", "127.0.0.1");
  const demo = `${allowed}/sandbox/demo/?mode=bell&sid=${player.sid}`;
  const server = await startOwnServer("dist", {
    "/shop.html": { type: "text/html", text: `<!doctype html><title>Shop</title><iframe src="${demo}"></iframe>` },
  });
  try {
    await page.goto(`${server.origin}/shop.html`);
    await expect.poll(() => said.join("\n")).toContain(`The inbox may not be shown by ${server.origin}.`);
    await expect(
      page.frameLocator("iframe").frameLocator('[data-fasttrack-inbox="popups"]').locator("#app"),
    ).toBeEmpty();
  } finally {
    await server.close();
  }
});

test("a frame of an allowed page that floods it with greetings and garbage changes nothing", async ({
  host,
  player,
}) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  await host.page.evaluate(() => {
    const answers: unknown[] = [];
    Reflect.set(window, "answers", answers);
    addEventListener("message", ({ ports }) => answers.push(ports.length));
    for (let time = 0; time < 500; time++) {
      // To the page, as some other frame of it could.
      window.postMessage({ fasttrackInbox: 1, role: "popups" }, location.origin);
      for (const frame of document.querySelectorAll("iframe")) {
        const { origin } = new URL(frame.src);
        const { port2 } = new MessageChannel();
        frame.contentWindow?.postMessage({ fasttrackInbox: 1, look: {}, knowsSid: true }, origin, [port2]);
        frame.contentWindow?.postMessage({ type: "sign-out", detail: null }, origin);
        frame.contentWindow?.postMessage("sign-out", origin);
      }
    }
  });
  await player.send({ title: "Fourth", displayType: "silent" });
  await host.hasUnread(4);
  await expect(host.articles()).toHaveCount(4);
  // Nobody was given a channel.
  expect(await host.page.evaluate(() => Reflect.get(window, "answers").every((ports: number) => ports === 0))).toBe(
    true,
  );
});

test("a hostile message does not reach the page around", async ({ host, player }) => {
  const origin = host.origin;
  const id = await player.send({
    title: "<img src=x onerror=parent.postMessage(1,'*')>",
    displayType: "silent",
    message: `
      <script>parent.postMessage("script", "*"); top.location = "${origin}/stolen"</script>
      <img src="x" onerror="parent.postMessage('onerror', '*')">
      <a id="js" href="javascript:parent.postMessage('href', '*')">one</a>
      <a id="top" href="${origin}/sandbox/sign-in" target="_top">two</a>
      <iframe srcdoc="<script>top.postMessage('srcdoc', '*')</script>"></iframe>
      <form action="${origin}/stolen" target="_top"><button>three</button></form>
      <meta http-equiv="refresh" content="0;url=${origin}/stolen">
      <base href="${origin}/" target="_top">
      <style>:root, body { display: none }</style>
      <p>The text</p>`,
  });
  await host.page.evaluate(() => {
    const heard: unknown[] = [];
    Reflect.set(window, "strange", heard);
    addEventListener("message", ({ data }) => {
      if (typeof data !== "object") heard.push(data);
    });
  });
  await host.mountAs(player);
  await host.call("open", id);
  const letter = host.frame("panel").locator(`[data-detail="${id}"]`);
  await expect(letter).toContainText("The text");
  await letter.getByText("one", { exact: true }).click();
  await expect(letter.getByRole("button", { name: "three" })).toHaveCount(0);
  await host.page.evaluate(() => {
    const inbox: { on: EventTarget["addEventListener"] } = Reflect.get(window, "inbox");
    inbox.on("action", (event: Event) => event.preventDefault());
  });
  // What leads to the page around is the page's to decide.
  await letter.getByText("two", { exact: true }).click();
  await host.hears("action", { messageId: id, text: "two", href: `${origin}/sandbox/sign-in` });
  expect(await host.page.evaluate(() => Reflect.get(window, "strange"))).toEqual([]);
  expect(host.page.url()).toBe(`${origin}/sandbox/demo/?mode=none`);
  await expect(host.frame("panel").locator("main")).toBeVisible();
});

test("the inbox shows nothing in a frame that nobody introduced", async ({ page, site, player }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  const server = await startOwnServer("dist", {
    "/shop.html": { type: "text/html", text: `<!doctype html><iframe src="${site}/#sid=${player.sid}"></iframe>` },
    "/inbox.config.json": configFor(site),
  });
  try {
    await page.goto(`${server.origin}/shop.html`);
    await expect.poll(() => said.join("\n")).toContain("Use embed.js");
    await expect(page.frameLocator("iframe").locator("#app")).toBeEmpty();
    expect((await player.state()).requests).toEqual({});
  } finally {
    await server.close();
  }
});
