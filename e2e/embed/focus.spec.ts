import type { Player } from "../sandbox-client.ts";
import { browserOptions } from "../setup/browser.mjs";
import { expect, test } from "./fixtures.ts";
import type { HostPage } from "./host-page.ts";

test.use({ launchOptions: await browserOptions(["ThirdPartyStoragePartitioning"]) });

/** One comes, has the focus, and is dismissed by key. */
async function answerShoutout(host: HostPage, player: Player): Promise<void> {
  await player.send({ title: "Hear me", event: "shoutout", displayType: "push" });
  await expect(host.frame("popups").getByRole("heading", { name: "Hear me" })).toBeFocused();
  await expect(host.element("popups")).toBeFocused();
  await host.page.keyboard.press("Escape");
}

test("a shoutout takes the whole page and the focus, and gives both back", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.page.getByRole("link", { name: "Quests" }).focus();
  await player.send({ title: "Hear me", event: "shoutout", displayType: "push" });
  const dialog = host.frame("popups").getByRole("dialog");
  await expect(dialog).toBeVisible();
  const size = host.page.viewportSize();
  expect(await host.element("popups").boundingBox()).toEqual({ x: 0, y: 0, ...size });
  await expect(host.frame("popups").getByRole("heading", { name: "Hear me" })).toBeFocused();
  await host.page.keyboard.press("Escape");
  await expect(host.element("popups")).toBeHidden();
  await expect(host.page.getByRole("link", { name: "Quests" })).toBeFocused();
  await host.page.getByRole("link", { name: "Quests" }).click();
});

test("a shoutout over the open panel gives the focus back to the row that had it", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await host.bell.click();
  const row = host.frame("panel").getByRole("button", { name: "Second", exact: true });
  await row.focus();
  await answerShoutout(host, player);
  await expect(host.element("popups")).toBeHidden();
  await expect(row).toBeFocused();
});

test("the focus goes back from a shoutout into an inbox that is a part of the page", async ({ host, player }) => {
  await host.page.evaluate(() => document.querySelector("main")?.prepend(document.createElement("section")));
  await host.mountAs(player, { target: "main section", mode: "inline" });
  const row = host.frame("inline").getByRole("button", { name: "Second", exact: true });
  await row.focus();
  await answerShoutout(host, player);
  await expect(host.element("popups")).toBeHidden();
  await expect(row).toBeFocused();
});

test("a toast that is dismissed or opened by key gives the focus back to the page, at once or after the panel", async ({
  host,
  player,
}) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  // The last of the page before the frames.
  const link = host.page.getByRole("link", { name: "Last of all" });
  await host.page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<a href="#last">Last of all</a>');
  });
  const toTitle = async (title: string) => {
    await player.send({ title, event: "message", displayType: "push" });
    await expect(host.toast(title)).toBeVisible();
    await link.focus();
    await host.page.keyboard.press("Tab");
    await expect(host.toast(title).getByRole("button", { name: title })).toBeFocused();
    await expect(host.element("popups")).toBeFocused();
  };
  await toTitle("One");
  await host.page.keyboard.press("Escape");
  await expect(host.element("popups")).toBeHidden();
  await expect(link).toBeFocused();

  await toTitle("Two");
  await host.page.keyboard.press("Enter");
  await expect(host.frame("panel").locator("[data-detail]").getByRole("heading", { name: "Two" })).toBeFocused();
  await host.page.keyboard.press("Escape");
  await host.page.keyboard.press("Escape");
  await expect(host.element("panel")).toBeHidden();
  await expect(link).toBeFocused();
});

test("a shoutout gives the focus back to the toast that had it", async ({ host, player }) => {
  await host.mountAs(player);
  await host.hasUnread(3);
  await player.send({ title: "One", event: "message", displayType: "push" });
  const title = host.toast("One").getByRole("button", { name: "One" });
  await title.focus();
  // The page around hears of it a moment later.
  await expect(host.element("popups")).toBeFocused();
  await answerShoutout(host, player);
  await expect(host.frame("popups").getByRole("dialog")).toHaveCount(0);
  await expect(title).toBeFocused();
});
