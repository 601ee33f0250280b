import { Player } from "../sandbox-client.ts";
import { browserOptions } from "../setup/browser.mjs";
import { expect, test } from "./fixtures.ts";

test.use({ launchOptions: await browserOptions(["ThirdPartyStoragePartitioning"]) });

/** A page that allows only scripts with its nonce, with the embed on it and what somebody else wrote into it. */
const strict = (markup: string) => ({
  type: "text/html",
  text: `<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src 'nonce-abc'">
    <span id="bell"></span>${markup}<script nonce="abc" src="/embed.js"></script>`,
});

test("markup that somebody wrote into the page names no script that runs in it", async ({ page, operator, site }) => {
  const evil = site.replace("localhost", "127.0.0.1");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const complained = page.waitForEvent("pageerror");
  operator.overrides.set("/shop.html", strict(`<fasttrack-inbox src="${evil}/"></fasttrack-inbox>`));
  await page.goto(`${operator.origin}/shop.html`);
  expect((await complained).message).toContain('the attribute "src" may not lead to');
  expect(asked.filter((url) => url.startsWith(evil))).toEqual([]);
});

test("an element that goes by the name of the script does not say where it came from", async ({ page, operator }) => {
  operator.overrides.set("/shop/page.html", strict('<img name="currentScript">'));
  await page.goto(`${operator.origin}/shop/page.html`);
  expect(
    await page.evaluate(() => {
      try {
        return window.FasttrackInbox?.mount({ target: "#bell" });
      } catch (error) {
        return String(error);
      }
    }),
  ).toContain('"src" is needed');
});

test("what somebody put on the prototype of all objects is no option", async ({ page, operator, site, player }) => {
  const evil = site.replace("localhost", "127.0.0.1");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  operator.overrides.set("/shop.html", strict(""));
  await page.goto(`${operator.origin}/shop.html`);
  await page.evaluate(
    ([src, sid]) => {
      Reflect.set(Object.prototype, "src", `${src}/`);
      Reflect.set(Object.prototype, "sid", "sandbox-somebody-0");
      window.FasttrackInbox?.mount({ target: "#bell" });
      window.FasttrackInbox?.mount({ mode: "headless", sid });
    },
    [evil, player.sid] as const,
  );
  await expect(page.locator('[data-fasttrack-inbox="bell"] [part="badge"]')).toHaveText("3");
  expect(asked.filter((url) => url.startsWith(evil) && url.includes("embed"))).toEqual([]);
});

test("markup exchanges no player; a script's later mount does, in every frame", async ({ host, player, site }) => {
  const other = new Player(site, 0);
  await other.send({ title: "Of the other", displayType: "silent" });
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.page.evaluate((sid) => {
    document.querySelector("main")?.insertAdjacentHTML("beforeend", `<fasttrack-inbox sid="${sid}"></fasttrack-inbox>`);
  }, other.sid);
  await expect(host.page.locator('fasttrack-inbox [part="badge"]')).toHaveText("3");
  await host.bell.first().click();
  await expect(host.articles()).toHaveCount(3);
  await host.page.evaluate((sid) => {
    const target = document.createElement("div");
    document.body.append(target);
    window.FasttrackInbox?.mount({ target, mode: "inline", sid });
  }, other.sid);
  await expect(host.articles()).toHaveCount(1);
  await expect(host.articles("inline")).toHaveCount(1);
  await expect(host.badge.first()).toHaveText("1");
});

test("the address of a frame names no player and no language", async ({ host, player, site }) => {
  const other = new Player(site, 0);
  await host.mountAs(player);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  const frame = host.page.frames().find((one) => one.url().includes("embed=panel"));
  if (frame === undefined) throw new Error("there is no panel");
  await frame.evaluate((sid) => {
    location.hash = `sid=${sid}&lang=ar`;
  }, other.sid);
  // It is taken out of the address all the same.
  await expect.poll(() => frame.evaluate(() => location.hash)).toBe("");
  await host.markFirstRead();
  await expect.poll(async () => (await player.state()).unreadCount).toBe(2);
  await expect(host.frame("panel").locator("html")).toHaveAttribute("lang", "en");
  expect((await other.state()).requests.login ?? 0).toBe(0);
});
