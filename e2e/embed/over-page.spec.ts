import type { Inbox } from "../../src/embed/api.ts";
import { browserOptions } from "../setup/browser.mjs";
import { expect, test } from "./fixtures.ts";

test.use({ launchOptions: await browserOptions(["ThirdPartyStoragePartitioning"]) });

test("a toast lies over the page, only as large as it is, and is gone when it ends", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await expect(host.element("popups")).toBeHidden();
  await player.send({ title: "Over the page", event: "message", displayType: "push" });
  const toast = host.frame("popups").locator(".toast");
  await expect(toast).toBeVisible();
  // F6 is the page's own here.
  await expect(host.frame("popups").getByRole("region", { name: "New notifications", exact: true })).toBeVisible();
  await host.hears("notification", expect.objectContaining({ title: "Over the page", kind: "message" }));
  const frame = host.element("popups");
  await expect.poll(async () => (await frame.boundingBox())?.height).toBeGreaterThan(50);
  const box = await frame.boundingBox();
  const inside = await toast.boundingBox();
  if (box === null || inside === null) throw new Error("not on the screen");
  // The room around it is all that it takes besides.
  expect(box.height).toBeLessThan(inside.height + 30);
  expect(box.width).toBeLessThan(inside.width + 30);
  // Beside it, and where it has been, the page can be clicked.
  const under = ({ x, y }: { x: number; y: number }) =>
    host.page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.tagName, [x, y] as const);
  expect(await under({ x: box.x + 20, y: box.y + 20 })).toBe("IFRAME");
  expect(await under({ x: box.x - 5, y: box.y + 20 })).not.toBe("IFRAME");
  expect(await under({ x: box.x + 20, y: box.y - 5 })).not.toBe("IFRAME");
  await host.frame("popups").getByRole("button", { name: "Dismiss" }).click();
  await expect(frame).toBeHidden();
  expect(await under({ x: box.x + 20, y: box.y + 20 })).not.toBe("IFRAME");
  await expect.poll(async () => (await player.state()).unreadCount).toBe(3);
});

test("on a phone one toast at a time, as wide as the page", async ({ host, player }) => {
  await host.page.setViewportSize({ width: 390, height: 844 });
  await host.mountAs(player);
  await host.hasUnread(3);
  for (const title of ["One", "Two"]) await player.send({ title, event: "message", displayType: "push" });
  await expect(host.frame("popups").getByText("1 more")).toBeVisible();
  await expect(host.frame("popups").locator(".toast:visible")).toHaveCount(1);
  expect((await host.element("popups").boundingBox())?.width).toBe(390);
});

test("a shoutout waits while the player types in the inbox, and undo is there after it", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.bell.click();
  const panel = host.frame("panel");
  await panel.getByRole("button", { name: "Search" }).click();
  const field = panel.getByRole("searchbox");
  await field.pressSequentially("Sec");
  await player.send({ title: "Hear me", event: "shoutout", displayType: "push" });
  await host.hasUnread(4);
  await field.pressSequentially("ond");
  await expect(field).toHaveValue("Second");
  await expect(host.element("popups")).toBeHidden();
  const row = panel.locator("article").filter({ hasText: "Second" });
  await expect(panel.locator("article")).toHaveCount(1);
  await row.getByRole("button", { name: "Delete" }).click();
  const undo = panel.getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  await expect(host.frame("popups").getByRole("heading", { name: "Hear me" })).toBeFocused();
  await host.page.keyboard.press("Escape");
  await undo.click();
  await expect(undo).toHaveCount(0);
  await field.fill("");
  await expect(panel.locator("article")).toHaveCount(4);
  expect((await player.state()).deletedIds).toEqual([]);
});

test("a shoutout waits while the player types in the page around", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.page.evaluate(() => document.querySelector("main")?.prepend(document.createElement("input")));
  const field = host.page.locator("main input");
  await field.pressSequentially("half a sen");
  await player.send({ title: "Hear me", event: "shoutout", displayType: "push" });
  await host.hasUnread(4);
  await expect(field).toBeFocused();
  await expect(host.element("popups")).toBeHidden();
  await field.pressSequentially("tence");
  await expect(field).toHaveValue("half a sentence");
  await field.blur();
  await expect(host.frame("popups").getByRole("heading", { name: "Hear me" })).toBeVisible();
});

test("a toast's title opens its message in the panel", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  const id = await player.send({ title: "Read me", event: "message", displayType: "push", message: "<p>The rest</p>" });
  await host.frame("popups").getByRole("button", { name: "Read me" }).click();
  await expect(host.frame("panel").locator(`[data-detail="${id}"]`)).toContainText("The rest");
  await expect(host.element("popups")).toBeHidden();
  await host.hasUnread(3);
});

test("a button leads to a new tab, or in this page where it is the operator's own", async ({
  host,
  player,
  context,
}) => {
  await context.route("https://www.example.com/**", (route) => route.fulfill({ body: "elsewhere" }));
  await host.mountAs(player);
  await host.hasUnread(3);
  const send = (link: string) =>
    player.send({
      title: link,
      event: "message",
      displayType: "push",
      ctaButtonText: "Go",
      ctaButtonLink: link,
    });
  await send("https://www.example.com/play?x=1");
  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    host.frame("popups").getByRole("link", { name: "Go (opens in a new tab)", exact: true }).click(),
  ]);
  await tab.waitForURL("https://www.example.com/play?x=1");
  expect(await tab.evaluate(() => window.opener)).toBeNull();
  await host.hears("action", {
    messageId: expect.any(Number),
    text: "Go",
    href: "https://www.example.com/play?x=1",
  });
  await expect(host.element("popups")).toBeHidden();
  await send(`${host.origin}/sandbox/sign-in`);
  await host.frame("popups").getByRole("link", { name: "Go", exact: true }).click();
  await host.page.waitForURL(`${host.origin}/sandbox/sign-in`);
});

test("the page can go there by itself instead", async ({ host, player, context }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.page.evaluate(() => {
    const inbox: Inbox = Reflect.get(window, "inbox");
    inbox.on("action", (event) => event.preventDefault());
  });
  const id = await player.send({
    title: "Quest",
    displayType: "silent",
    message: '<p><a href="https://www.example.com/inside">inside</a></p>',
    ctaButtonText: "Go",
    ctaButtonLink: "https://www.example.com/play",
  });
  await host.call("open", id);
  await host.frame("panel").getByRole("link", { name: "Go" }).click();
  await host.hears("action", { messageId: id, text: "Go", href: "https://www.example.com/play" });
  await host.frame("panel").getByRole("link", { name: "inside" }).click();
  await host.hears("action", { messageId: id, text: "inside", href: "https://www.example.com/inside" });
  expect(context.pages()).toHaveLength(1);
});

test("opening the panel puts away the toasts, which are in its list; those that come then keep out of its way", async ({
  host,
  player,
}) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  const id = await player.send({ title: "Before", event: "message", displayType: "push" });
  await expect(host.toast("Before")).toBeVisible();
  await host.bell.click();
  await expect(host.article(id)).toHaveAttribute("data-unread", "true");
  await expect(host.element("popups")).toBeHidden();
  await player.send({ title: "After", event: "message", displayType: "push" });
  await expect(host.toast("After")).toBeVisible();
  const toast = await host.element("popups").boundingBox();
  const panel = await host.element("panel").boundingBox();
  expect((toast?.x ?? 0) + (toast?.width ?? 0)).toBeLessThan(panel?.x ?? 0);
  await host.bell.click();
  await expect.poll(async () => (await host.element("popups").boundingBox())?.x).toBeGreaterThan(800);
});

test("a shoutout waits from field to field, and while the focus is in a field that the page cannot see into", async ({
  host,
  player,
}) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.page.evaluate(() => {
    const place = document.createElement("div");
    place.innerHTML = '<input id="name"><input id="password"><iframe srcdoc="<input>"></iframe><div id="shadow"></div>';
    document.querySelector("main")?.prepend(place);
    const inner = document.createElement("input");
    inner.id = "inner";
    place.querySelector("#shadow")?.attachShadow({ mode: "open" }).append(inner);
  });
  const popUps = host.element("popups");
  await host.page.locator("#name").focus();
  await player.send({ title: "Hear me", event: "shoutout", displayType: "push" });
  await host.hasUnread(4);
  await host.page.keyboard.press("Tab");
  await host.page.keyboard.type("secret");
  await expect(host.page.locator("#password")).toHaveValue("secret");
  await host.page.locator("#inner").focus();
  await host.page.keyboard.type("abc");
  await expect(host.page.locator("#inner")).toHaveValue("abc");
  await host.page.frameLocator("iframe[srcdoc]").locator("input").focus();
  await host.page.keyboard.type("4111");
  await expect(host.page.frameLocator("iframe[srcdoc]").locator("input")).toHaveValue("4111");
  await expect(popUps).toBeHidden();
  await host.page.getByRole("heading").first().click();
  await expect(host.frame("popups").getByRole("dialog")).toBeVisible();
});

test("no message covers the page with a toast, however long what it says is", async ({ host, player }) => {
  await host.page.setViewportSize({ width: 390, height: 844 });
  await host.mountAs(player);
  await host.hasUnread(3);
  const long = "\ufdfd".repeat(200);
  await player.send({
    title: long,
    event: "message",
    displayType: "push",
    ctaButtonText: long,
    ctaButtonLink: "https://example.com/a",
    ctaButton2Text: "W".repeat(200),
    ctaButton2Link: "https://example.com/b",
  });
  const dismiss = host.frame("popups").getByRole("button", { name: "Dismiss" });
  await expect(dismiss).toBeInViewport();
  const box = await host.element("popups").boundingBox();
  expect(box?.height).toBeLessThan(0.4 * 844);
  for (const button of await host.frame("popups").locator(".toast .button").all())
    expect((await button.boundingBox())?.height).toBeLessThan(48);
  // Nor would a frame that asks for more get it.
  await host
    .frame("popups")
    .locator("#app > *")
    .first()
    .evaluate((element: HTMLElement) => {
      element.style.minHeight = "5000px";
    });
  await expect
    .poll(async () => (await host.element("popups").boundingBox())?.height)
    .toBeLessThanOrEqual(0.6 * 844 + 1);
});

test("on a page with other roots of its sizes the bell and the toasts are as large as ever", async ({
  host,
  player,
}) => {
  await host.page.evaluate(() => document.documentElement.style.setProperty("font-size", "62.5%"));
  await host.mountAs(player);
  await host.hasUnread(3);
  expect((await host.bell.boundingBox())?.width).toBe(44);
  await player.send({ title: "Over the page", event: "message", displayType: "push" });
  await expect(host.toast("Over the page")).toBeVisible();
  expect((await host.element("popups").boundingBox())?.width).toBe(408);
});
