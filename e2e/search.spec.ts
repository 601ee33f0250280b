import type { Page } from "@playwright/test";
import { expectAccessibleInBothSchemes } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { loseNetwork } from "./network.ts";
import { Player } from "./sandbox-client.ts";

const field = (page: Page) => page.getByRole("searchbox", { name: "Search notifications" });

async function search(page: Page, query: string): Promise<void> {
  if (!(await field(page).isVisible())) await page.getByRole("button", { name: "Search", exact: true }).click();
  await field(page).fill(query);
}

/** What is marked in the rows, in order. */
const marks = (page: Page) => page.locator("article mark").allTextContents();

async function aMailbox(site: string) {
  const player = new Player(site, 0);
  const send = (order: Readonly<Record<string, unknown>>) =>
    player.send({ displayType: "silent", message: "<p>Hi</p>", ...order });
  const title = await send({ title: "Grüße aus Köln", previewText: "From us", event: "message" });
  const preview = await send({ title: "Second", previewText: "Viele GRUESSE und Grüße" });
  const filler = "<p>and so on</p>".repeat(40);
  const body = await send({
    title: "Third",
    previewText: "Something else",
    message: `${filler}<p>Die <b>Grü</b>&szlig;e des Jahres</p>${filler}`,
  });
  const arabic = await send({ title: "مُكافأة جديدة", previewText: "أهلاً", isRead: true });
  return { player, title, preview, body, arabic };
}

test("finds titles, previews and texts without a network, whatever the accents, and marks what it found", async ({
  context,
  inbox,
  page,
  site,
}) => {
  const { player, title, preview, body, arabic } = await aMailbox(site);
  await inbox.openAs(player);
  await inbox.hasWorker();
  await loseNetwork(context);
  await page.reload();
  await expect(inbox.articles).toHaveCount(4);
  await search(page, "grusse");
  await expect.poll(() => inbox.ids()).toEqual([body, preview, title]);
  expect(await marks(page)).toEqual(["Grüße", "Grüße", "Grüße"]);
  await expect(inbox.article(body)).toContainText("Die Grüße des Jahres");
  await expect(page.getByText("3 notifications found").first()).toBeVisible();
  await search(page, "köln GRÜẞE");
  await expect.poll(() => inbox.ids()).toEqual([title]);
  await search(page, "مكافاه");
  await expect.poll(() => inbox.ids()).toEqual([arabic]);
  expect(await marks(page)).toEqual(["مُكافأة"]);
  await search(page, "nowhere to be found");
  await expect(page.getByRole("heading", { name: /^Nothing found for “.nowhere to be found.”$/ })).toBeVisible();
});

test("keeps to the filter, and offers to leave it", async ({ inbox, page, site }) => {
  const { player, title, preview, body, arabic } = await aMailbox(site);
  await inbox.openAs(player);
  await search(page, "grusse");
  await page.getByRole("button", { name: "Messages", exact: true }).click();
  await expect.poll(() => inbox.ids()).toEqual([title]);
  await search(page, "مكافاه");
  await expect(page.getByText("Only messages were searched.")).toBeVisible();
  await page.getByRole("button", { name: "Search in all" }).click();
  await expect.poll(() => inbox.ids()).toEqual([arabic]);
  await page.getByRole("button", { name: "Unread", exact: true }).click();
  await expect(page.getByText("Only unread notifications were searched.")).toBeVisible();
  await search(page, "grusse");
  await expect.poll(() => inbox.ids()).toEqual([body, preview, title]);
});

test("what is found can be deleted and taken back, and what comes is found, too", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  await search(page, "first");
  await expect(inbox.articles).toHaveCount(1);
  const [id = 0] = await inbox.ids();
  await inbox.remove(id);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => inbox.ids()).toEqual([id]);
  await inbox.markRead(id);
  const later = await player.send({ title: "The first of many", displayType: "silent" });
  await expect.poll(() => inbox.ids()).toEqual([later, id]);
});

test("opens by /, closes by Escape, and gives the focus back", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  const [, second = 0] = await inbox.ids();
  const row = inbox.article(second).getByRole("button", { name: "Second" });
  await row.focus();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("first/");
  await expect(field(page)).toHaveValue("first/");
  await page.keyboard.press("Backspace");
  await expect(inbox.articles).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(inbox.articles.getByRole("button", { name: "First" })).toBeFocused();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveCount(0);
  await expect(inbox.articles).toHaveCount(3);
  await expect(row).toBeFocused();
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Search", exact: true })).toBeFocused();
});

test("the query is still there after a found message was read, in which it is marked", async ({
  inbox,
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { player, body } = await aMailbox(site);
  await inbox.openAs(player);
  await search(page, "grusse");
  await inbox.article(body).getByText("Third").click();
  await expect(page.getByText("des Jahres").last()).toBeInViewport();
  const inBody = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get("found") ?? [])].map((range) => (range instanceof Range ? range.toString() : "")),
    );
  await expect.poll(inBody).toEqual(["Grüße"]);
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(field(page)).toHaveValue("grusse");
  await expect(inbox.articles).toHaveCount(3);
  await expect.poll(inBody).toEqual([]);
  expect(page.url()).not.toContain("grusse");
});

test("takes whatever is typed for what it is", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  const hostile = ["<img src=x onerror=alert(1)>", "(a+)+$", "[\\", "\u202eevil", "&amp;", "{{7*7}}"];
  for (const title of hostile)
    await player.send({ title, displayType: "silent", previewText: "Text", message: "<p>Body</p>" });
  await inbox.openAs(player);
  page.on("dialog", () => expect(false).toBe(true));
  for (const query of hostile) {
    await search(page, query);
    await expect(inbox.articles).toHaveCount(1);
    // The one of the query before may still be marked.
    const marked = async () => (await marks(page)).join("").replaceAll(" ", "");
    await expect.poll(marked).toBe(query.replaceAll(/[\s\u202e]/g, ""));
    expect(await page.locator("article img").count()).toBe(0);
  }
  await search(page, "x".repeat(10_000));
  await expect(page.getByRole("heading", { name: /^Nothing found/ })).toBeVisible();
  await search(page, "\ud83d");
  await expect(page.getByRole("heading", { name: /^Nothing found/ })).toBeVisible();
  await search(page, "body");
  await expect(inbox.articles).toHaveCount(hostile.length);
});

test("finds among thousands, and shows more of what it found on the way down", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  await player.send({ count: 5_000, displayType: "silent", live: false });
  await inbox.openAs(player);
  const needle = await player.send({
    title: "A needle",
    displayType: "silent",
    date: "2020-01-01 10:00:00",
    live: false,
  });
  await page.getByRole("button", { name: "Refresh" }).click();
  await search(page, "needle");
  await expect.poll(() => inbox.ids()).toEqual([needle]);
  await search(page, "a");
  await expect(page.locator(".found-count")).toHaveAttribute("data-complete", "true");
  await expect(inbox.articles).toHaveCount(50);
  await inbox.articles.last().scrollIntoViewIfNeeded();
  await expect.poll(() => inbox.articles.count()).toBeGreaterThan(50);
});

test("a browser that lets the page have no worker searches all the same", async ({ inbox, page, player }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "Worker");
  });
  await inbox.openAs(player);
  await search(page, "second");
  await expect(inbox.articles).toHaveCount(1);
});

test("a page that can store nothing searches what is in its memory", async ({ inbox, page, player }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Not here.", "SecurityError");
    };
  });
  await inbox.openAs(player);
  await search(page, "second");
  await expect(inbox.articles).toHaveCount(1);
});

test("what is marked in a found message can be read in the light scheme and in the dark one", async ({
  inbox,
  page,
  site,
}) => {
  const { player, body } = await aMailbox(site);
  await inbox.openAs(player);
  await search(page, "grusse");
  await expect(inbox.articles).toHaveCount(3);
  await inbox.article(body).getByText("Third").click();
  await expect(page.getByText("des Jahres").last()).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});
