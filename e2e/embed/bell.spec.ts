import { expectAccessible } from "../axe.ts";
import { loseNetwork } from "../network.ts";
import { Player } from "../sandbox-client.ts";
import { browserOptions } from "../setup/browser.mjs";
import { expect, test } from "./fixtures.ts";

// A frame of another site has a storage of its own then, as in every browser that players use.
test.use({ launchOptions: await browserOptions(["ThirdPartyStoragePartitioning"]) });

test("the first message of an empty inbox is told as any other", async ({ host, site }) => {
  const player = new Player(site, 0);
  await host.mountAs(player);
  // The second list is asked for once the first, an empty one, is in place.
  await expect.poll(async () => (await player.state()).requests.list).toBe(2);
  await player.send({ title: "The first", displayType: "silent" });
  await expect.poll(() => host.heard("notification")).toEqual([expect.objectContaining({ title: "The first" })]);
});

test("the count is live before the inbox was ever opened, and its list is loaded only then", async ({
  host,
  player,
}) => {
  const loaded = (role: "panel" | "popups") =>
    host
      .frame(role)
      .locator("body")
      .evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  await host.mountAs(player);
  await host.hasUnread(3);
  await player.send({ title: "Fourth", displayType: "silent" });
  await host.hasUnread(4);
  expect(await host.heard("unread")).toEqual(expect.arrayContaining([3, 4]));
  await host.hears("ready", null);
  await host.hears("notification", expect.objectContaining({ title: "Fourth", kind: "inbox" }));
  await expect(host.element("panel")).toHaveCount(0);
  expect((await loaded("popups")).filter((url) => url.includes("whole-page"))).toEqual([]);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(4);
  await expect.poll(async () => (await loaded("panel")).filter((url) => url.includes("whole-page"))).not.toEqual([]);
});

test("the bell opens and closes the panel, by mouse and by key, and keeps the focus", async ({ host, player }) => {
  await host.mountAs(player);
  await host.bell.focus();
  await host.page.keyboard.press("Enter");
  await expect(host.bell).toHaveAttribute("aria-expanded", "true");
  await expect(host.articles()).toHaveCount(3);
  await host.isSettled();
  await host.articles().first().getByRole("heading").click();
  await expect(host.frame("panel").locator(".detail h2")).toBeFocused();
  // Out of the message first, then out of the inbox.
  await host.page.keyboard.press("Escape");
  await expect(host.frame("panel").locator(".detail")).toHaveCount(0);
  await expect(host.element("panel")).toBeVisible();
  expect(await host.heard("close")).toEqual([]);
  await host.page.keyboard.press("Escape");
  await expect(host.element("panel")).toBeHidden();
  await expect(host.bell).toHaveAttribute("aria-expanded", "false");
  await expect(host.bell).toBeFocused();
  await host.hasUnread(2);
  await host.bell.click();
  await expect(host.element("panel")).toBeVisible();
  await host.bell.click();
  await expect(host.element("panel")).toBeHidden();
  await host.bell.click();
  await host.page.getByRole("heading", { name: "Follow the northern lights" }).click();
  await expect(host.element("panel")).toBeHidden();
  await host.bell.click();
  await host.frame("panel").getByRole("button", { name: "Close", exact: true }).click();
  await expect(host.element("panel")).toBeHidden();
  expect((await host.heard("open")).length).toBe(4);
  expect((await host.heard("close")).length).toBe(4);
});

test("on a phone the panel is a sheet over the whole page, which cannot be used meanwhile", async ({
  host,
  player,
}) => {
  await host.page.setViewportSize({ width: 390, height: 844 });
  await host.mountAs(player);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  expect(await host.element("panel").boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  const isModal = () => host.element("panel").evaluate((frame) => frame.parentElement?.matches(":modal"));
  expect(await isModal()).toBe(true);
  await host.frame("panel").getByRole("button", { name: "Close", exact: true }).click();
  await expect(host.element("panel")).toBeHidden();
  expect(await isModal()).toBe(false);
  await expect(host.bell).toBeFocused();
});

test("axe finds nothing in a page with the bell, the open panel and a toast", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await expectAccessible(host.page);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  await player.send({ title: "Over the page", event: "message", displayType: "push" });
  await expect(host.toast("Over the page")).toBeVisible();
  await expectAccessible(host.page);
});

test("headless draws nothing and is opened by the page's own button, which closes it as well", async ({
  host,
  player,
}) => {
  await host.page.goto(`${host.origin}/sandbox/demo/?mode=headless&user=${player.sid.replace("sandbox-", "")}`);
  const own = host.page.getByRole("button", { name: "Messages" });
  await own.click();
  await expect(host.articles()).toHaveCount(3);
  await expect(host.bell).toHaveCount(0);
  await own.click();
  await expect(host.element("panel")).toBeHidden();
  await own.click();
  await expect(host.element("panel")).toBeVisible();
});

test("inline fills its target; a message named from outside is opened in it", async ({ host, player }) => {
  const id = await player.send({ title: "Read me", displayType: "silent", message: "<p>Now</p>" });
  await host.page.locator("section.inbox").evaluate((section) => section.removeAttribute("hidden"));
  await host.mountAs(player, { target: "#inbox", mode: "inline" });
  await expect(host.articles("inline")).toHaveCount(4);
  await host.call("open", id);
  await expect(host.frame("inline").locator(`[data-detail="${id}"]`)).toContainText("Now");
  await expect.poll(async () => (await player.state()).unreadCount).toBe(3);
});

test("the element in markup is the same, survives being moved, and leaves with the page's part", async ({
  host,
  player,
}) => {
  await host.page.evaluate((sid) => {
    const element = document.createElement("fasttrack-inbox");
    element.setAttribute("sid", sid);
    element.addEventListener("unread", (event) => {
      if (event instanceof CustomEvent) Reflect.set(window, "unread", event.detail);
    });
    document.querySelector("#bell")?.append(element);
  }, player.sid);
  await host.hasUnread(3);
  expect(await host.page.evaluate(() => Reflect.get(window, "unread"))).toBe(3);
  await host.page.evaluate(() => {
    const element = document.querySelector("fasttrack-inbox");
    if (element !== null) document.querySelector("footer")?.append(element);
  });
  await player.send({ title: "Fourth", displayType: "silent" });
  await host.hasUnread(4);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(4);
  await host.page.evaluate(() => document.querySelector("fasttrack-inbox")?.remove());
  await expect(host.element("panel")).toHaveCount(0);
  await expect(host.element("popups")).toHaveCount(0);
});

test("an inline frame that the page moves starts anew and is heard again", async ({ host, player }) => {
  await host.page.locator("section.inbox").evaluate((section) => section.removeAttribute("hidden"));
  await host.mountAs(player, { target: "#inbox", mode: "inline" });
  await expect(host.articles("inline")).toHaveCount(3);
  await host.page.evaluate(() => document.querySelector("footer")?.append(document.querySelector("#inbox") ?? ""));
  await expect(host.articles("inline")).toHaveCount(3);
  await host.markFirstRead("inline");
  await host.hears("unread", 2);
});

test("locale and theme are the page's to say, at any time", async ({ host, player }) => {
  await host.mountAs(player, { locale: "de", theme: "dark" });
  await expect(host.bell).toHaveAccessibleName("Postfach, 3 ungelesen");
  await host.bell.click();
  const root = host.frame("panel").locator("html");
  await expect(host.frame("panel").getByRole("heading", { name: "Mitteilungen" })).toBeVisible();
  await expect(root).toHaveAttribute("data-scheme", "dark");
  await expect(host.element("panel")).toHaveAttribute("title", "Mitteilungen");
  await host.call("update", { locale: "ar", theme: "light" });
  await expect(root).toHaveAttribute("dir", "rtl");
  await expect(root).toHaveAttribute("data-scheme", "light");
});

test("two mounts share one connection and one list, and the page's policy has nothing to complain of", async ({
  host,
  player,
}) => {
  await host.page.evaluate(() => {
    Reflect.set(window, "violations", []);
    document.addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
      Reflect.get(window, "violations").push(violatedDirective),
    );
  });
  await host.page.locator("section.inbox").evaluate((section) => section.removeAttribute("hidden"));
  await host.mountAs(player, { target: "#inbox", mode: "inline" });
  await host.mountAs(player);
  await host.hasUnread(3);
  await expect(host.articles("inline")).toHaveCount(3);
  await host.isSettled("inline");
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  await host.isSettled();
  await expect.poll(async () => (await player.state()).connections).toBe(1);
  await host.markFirstRead("inline");
  await host.hasUnread(2);
  await expect(host.articles().first()).toHaveAttribute("data-unread", "false");
  expect(await host.page.evaluate(() => Reflect.get(window, "violations"))).toEqual([]);
});

test("destroy leaves the page as it was, and the same element can be used again", async ({ host, player }) => {
  const before = await host.page.evaluate(() => document.documentElement.outerHTML);
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.bell.click();
  await expect(host.articles()).toHaveCount(3);
  await host.call("destroy");
  await expect.poll(() => host.page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  await host.mountAs(player);
  await host.hasUnread(3);
});

test("offline, the panel opens from what is stored and what is done in it is sent later", async ({
  host,
  player,
  context,
}) => {
  await host.mountAs(player);
  await host.bell.click();
  await host.isSettled();
  await expect(host.articles()).toHaveCount(3);
  // All that the panel loads late is there.
  await expect(host.frame("panel").locator("[data-said]")).toBeAttached();
  await loseNetwork(context);
  await host.hears("state", { connection: "offline", pending: 0 });
  await host.markFirstRead();
  await host.hasUnread(2);
  await host.hears("state", { connection: "offline", pending: 1 });
  await context.setOffline(false);
  await host.hears("state", { connection: "online", pending: 0 });
  expect((await player.state()).unreadCount).toBe(2);
});

test("Escape answers the question before a sign-out, and closes the panel only after it", async ({
  host,
  player,
  context,
}) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.bell.click();
  const panel = host.frame("panel");
  await expect(host.articles("panel")).toHaveCount(3);
  await loseNetwork(context);
  await host.markFirstRead("panel");
  await panel.getByRole("button", { name: "More" }).click();
  await panel.getByRole("button", { name: "Sign out" }).click();
  const stay = panel.getByRole("button", { name: "Stay signed in" });
  await expect(stay).toBeFocused();
  await host.page.keyboard.press("Escape");
  await expect(stay).toHaveCount(0);
  await expect(host.element("panel")).toBeVisible();
  await host.page.keyboard.press("Escape");
  await expect(host.element("panel")).toBeHidden();
});

test("where something blocks the socket, the count is right at the start and whenever there is a reason to look", async ({
  host,
  player,
}) => {
  await player.faults({ kind: "pusher-down" });
  await host.mountAs(player);
  await host.hasUnread(3);
  await player.send({ title: "Fourth", displayType: "silent" });
  // Reasons that come within two seconds of each other count as one.
  const look = async () => {
    await host
      .frame("popups")
      .locator("body")
      .evaluate(() => dispatchEvent(new Event("online")));
    return host.badge.textContent();
  };
  await expect.poll(look).toBe("4");
  await host.hears("state", { connection: "online", pending: 0 });
});
