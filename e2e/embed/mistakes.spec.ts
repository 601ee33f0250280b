import { Player } from "../sandbox-client.ts";
import { expect, test } from "./fixtures.ts";

/** What `mount` says of these options. */
const complaint = (options: unknown) => {
  try {
    const { FasttrackInbox } = window;
    if (FasttrackInbox !== undefined) Reflect.apply(FasttrackInbox.mount, null, [options]);
    return null;
  } catch (error) {
    return String(error);
  }
};

test("an option that is wrong is named, with what it should be", async ({ host }) => {
  const say = (options: unknown) => host.page.evaluate(complaint, options);
  expect(await say({})).toBe(
    'TypeError: FasttrackInbox: "target" should be an element or a CSS selector of one, not undefined.',
  );
  expect(await say({ target: "###" })).toContain('"target" should be an element or a CSS selector of one, not "###"');
  expect(await say({ target: "#bell", mode: "popup" })).toContain(
    '"mode" should be one of "bell", "inline" and "headless"',
  );
  expect(await say({ target: "#bell", sid: 5 })).toContain(
    '"sid" should be a text or a function that gets one, not "number"',
  );
  expect(await say({ target: "#bell", theme: "pink" })).toContain('"theme" should be one of');
  expect(await say({ target: "#bell", locale: 1 })).toContain('"locale" should be a language tag');
  expect(await say({ target: "#bell", locale: "xx_!!" })).toContain('"locale" should be a language tag');
  expect(await say({ target: "#bell", src: "http://[" })).toContain('"src" should be');
  expect(await say({ target: "#bell", Sid: "x" })).toBe(
    'TypeError: FasttrackInbox: "Sid" is no option here; there are "target", "mode", "src", "sid", "locale", "theme".',
  );
  await expect(host.bell).toHaveCount(0);
});

test("a target that the page does not have is reported; one element has one inbox", async ({ host, player }) => {
  await host.mountAs(player, { target: "#nowhere" });
  await host.hears("error", {
    code: "no-target",
    message: 'This page has no element "#nowhere".',
    remedy: 'Mount the inbox after the element was made, or correct "target".',
  });
  await host.mountAs(player);
  await host.hasUnread(3);
  expect(await host.page.evaluate(complaint, { target: "#bell" })).toContain('"target" has an inbox already');
  await expect(host.bell).toHaveCount(1);
});

test("mounted before the page is there, the target is found once it is", async ({ page, operator, player }) => {
  operator.overrides.set("/early.html", {
    type: "text/html",
    text: `<!doctype html><script src="/embed.js"></script>
      <script>FasttrackInbox.mount({ target: "#bell", sid: "${player.sid}" })</script><span id="bell"></span>`,
  });
  await page.goto(`${operator.origin}/early.html`);
  await expect(page.locator('[data-fasttrack-inbox="bell"] [part="badge"]')).toHaveText("3");
});

test("a second copy of the script is harmless", async ({ host, player }) => {
  await host.mountAs(player);
  await host.page.evaluate(async (src) => {
    const first = window.FasttrackInbox;
    const script = document.createElement("script");
    script.src = src;
    document.head.append(script);
    await new Promise((resolve) => script.addEventListener("load", resolve));
    if (window.FasttrackInbox !== first) throw new Error("another one took its place");
  }, `${host.site}/embed.js`);
  await host.hasUnread(3);
  await expect(host.element("popups")).toHaveCount(1);
});

test("the script and the module in one page share one connection and one count", async ({ host, player, site }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.page.evaluate(async (url) => {
    const { mount } = await import(url);
    const target = document.createElement("span");
    document.body.append(target);
    mount({ target });
  }, `${site}/embed.mjs`);
  await expect(host.bell).toHaveCount(2);
  await expect(host.badge.last()).toHaveText("3");
  await expect(host.element("popups")).toHaveCount(1);
  await expect.poll(async () => (await player.state()).connections).toBe(1);
});

test("the module does the same as the script", async ({ page, operator, player }) => {
  operator.overrides.set("/module.html", {
    type: "text/html",
    text: `<!doctype html><span id="bell"></span><script type="module">
      import { mount } from "/embed.mjs";
      mount({ target: "#bell", sid: "${player.sid}" });
    </script>`,
  });
  await page.goto(`${operator.origin}/module.html`);
  await expect(page.locator('[data-fasttrack-inbox="bell"] [part="badge"]')).toHaveText("3");
  expect(await page.evaluate(() => "FasttrackInbox" in window)).toBe(false);
});

test("a page without an origin is told so, and one whose inbox is not there as well", async ({
  page,
  operator,
  site,
  player,
}) => {
  const mount = (src: string) => `<script src="${site}/embed.js"></script><span id="bell"></span>
    <script>
      FasttrackInbox.mount({ target: "#bell", src: "${src}", sid: "${player.sid}" })
        .on("error", ({ detail }) => document.body.append(detail.code + " "));
    </script>`;
  operator.overrides.set("/shop.html", { type: "text/html", text: `<!doctype html>${mount(site)}` });
  operator.overrides.set("/wrong.html", { type: "text/html", text: `<!doctype html>${mount("/nowhere/")}` });
  operator.overrides.set("/boxed.html", {
    type: "text/html",
    text: '<!doctype html><iframe sandbox="allow-scripts" src="/shop.html"></iframe>',
  });
  await page.goto(`${operator.origin}/boxed.html`);
  await expect(page.frameLocator("iframe").getByText("no-origin")).toBeVisible();
  await page.goto(`${operator.origin}/wrong.html`);
  await expect(page.getByText("not-loaded")).toBeVisible();
});

test("a page under Trusted Types embeds it by the name of its policy", async ({ page, operator, player }) => {
  operator.overrides.set("/shop.js", { text: `FasttrackInbox.mount({ target: "#bell", sid: "${player.sid}" })` });
  const policy = "script-src 'self'; require-trusted-types-for 'script'; trusted-types fasttrack-inbox-embed";
  operator.overrides.set("/shop.html", {
    type: "text/html",
    text: `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
      <span id="bell"></span><script src="/embed.js"></script><script src="/shop.js"></script>`,
  });
  await page.goto(`${operator.origin}/shop.html`);
  await expect(page.locator('[data-fasttrack-inbox="bell"] [part="badge"]')).toHaveText("3");
});

test("a page that is itself in a frame embeds it as any other", async ({ page, operator, player }) => {
  operator.overrides.set("/shop.html", {
    type: "text/html",
    text: `<!doctype html><span id="bell"></span><script src="/embed.js"></script>
      <script>FasttrackInbox.mount({ target: "#bell", sid: "${player.sid}" })</script>`,
  });
  operator.overrides.set("/around.html", {
    type: "text/html",
    text: '<!doctype html><iframe src="/shop.html"></iframe>',
  });
  await page.goto(`${operator.origin}/around.html`);
  const badge = page.frameLocator("iframe").locator('[data-fasttrack-inbox="bell"] [part="badge"]');
  await expect(badge).toHaveText("3");
});

test("the element can go in the middle of anything", async ({ host, player }) => {
  const said: string[] = [];
  host.page.on("pageerror", ({ message }) => said.push(message));
  await host.mountAs(player);
  await host.page.evaluate(() => document.querySelector("#bell")?.remove());
  await host.call("toggle");
  await expect(host.articles()).toHaveCount(3);
  await host.page.evaluate(() => {
    for (const frame of document.querySelectorAll("[data-fasttrack-inbox]")) frame.parentElement?.remove();
  });
  await host.call("toggle");
  await host.call("open");
  await expect(host.articles()).toHaveCount(3);
  await host.call("update", { theme: "dark" });
  await host.call("destroy");
  await host.call("open");
  await host.call("destroy");
  expect(said).toEqual([]);
});

test("nobody who asks for a sign-out is left waiting, and what was destroyed does nothing more", async ({
  host,
  player,
}) => {
  const outcome = (make: string) =>
    host.page.evaluate(
      ([make, sid]) => {
        const { FasttrackInbox } = window;
        const made: { signOut(): Promise<void> } | undefined =
          make === "nowhere"
            ? FasttrackInbox?.mount({ target: "#nowhere", sid })
            : Object.assign(document.createElement("fasttrack-inbox"), { sid });
        return made?.signOut().then(
          () => "done",
          (error: unknown) => String(error),
        );
      },
      [make, player.sid] as const,
    );
  expect(await outcome("nowhere")).toContain("nobody could be signed out");
  await host.mountAs(player, { target: "#nowhere" });
  await expect.poll(() => host.heard("error")).toHaveLength(1);
  await expect(host.call("signOut")).rejects.toThrow("nobody could be signed out");
  expect(await outcome("element")).toContain("not mounted");

  await host.mountAs(player);
  await host.hasUnread(3);
  await host.page.evaluate(() => {
    const inbox: { destroy(): void; update(wishes: object): void } = Reflect.get(window, "inbox");
    Reflect.set(window, "destroyed", inbox);
  });
  await host.mountAs(player, { target: "main" });
  await expect(host.bell).toHaveCount(2);
  const taken = await host.page.evaluate(() => {
    const destroyed: { destroy(): void; update(wishes: object): void } = Reflect.get(window, "destroyed");
    destroyed.destroy();
    window.FasttrackInbox?.mount({ target: "#bell" });
    destroyed.update({ sid: null, locale: "de" });
    destroyed.destroy();
    try {
      window.FasttrackInbox?.mount({ target: "#bell" });
      return null;
    } catch (error) {
      return String(error);
    }
  });
  expect(taken).toContain('"target" has an inbox already');
  await expect(host.bell).toHaveCount(2);
  await expect(host.element("popups")).toHaveCount(1);
  await player.send({ title: "Fourth", displayType: "silent" });
  await expect(host.badge.last()).toHaveText("4");
  await expect(host.bell.last()).toHaveAccessibleName("Inbox, 4 unread");
});

test("a property that was set before the script came counts, also when it changes later", async ({
  page,
  operator,
  player,
  site,
}) => {
  const other = new Player(site, 0);
  operator.overrides.set("/shop.html", {
    type: "text/html",
    text: `<!doctype html><fasttrack-inbox></fasttrack-inbox>
      <script>document.querySelector("fasttrack-inbox").sid = "${player.sid}"</script><script src="/embed.js"></script>`,
  });
  await page.goto(`${operator.origin}/shop.html`);
  const badge = page.locator('[part="badge"]');
  await expect(badge).toHaveText("3");
  await other.send({ displayType: "silent" });
  await page.evaluate((sid) => Object.assign(document.querySelector("fasttrack-inbox") ?? {}, { sid }), other.sid);
  await expect(badge).toHaveText("1");
});
