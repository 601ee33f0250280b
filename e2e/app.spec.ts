import { wireDate } from "../src/sandbox/crm/wire-date.ts";
import { expect, test } from "./fixtures.ts";
import { Player } from "./sandbox-client.ts";

test("the list is newest first, unread ones are marked, and the count is in the title", async ({
  inbox,
  page,
  site,
}) => {
  const player = new Player(site, 0);
  const old = await player.send({ title: "Old", displayType: "silent", date: "2026-01-01 10:00:00" });
  const newest = await player.send({
    title: "Newest",
    displayType: "silent",
    date: "2026-03-01 10:00:00",
    isRead: true,
  });
  const middle = await player.send({ title: "Middle", displayType: "silent", date: "2026-02-01 10:00:00" });
  await inbox.openAs(player);
  expect(await inbox.ids()).toEqual([newest, middle, old]);
  expect(await inbox.unreadIds()).toEqual([middle, old]);
  await expect(page).toHaveTitle("(2) Inbox");
  await expect(page.getByRole("article", { name: "Middle" })).toBeVisible();
});

test("opening a message shows all of it and marks it as read", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  const id = await player.send({
    title: "All of it",
    displayType: "silent",
    message: "<p>The <strong>body</strong></p>",
    footerText: "The <em>footer</em>",
    ctaButtonText: "First button",
    ctaButtonLink: "https://example.com/1",
    ctaButton2Text: "Second button",
    ctaButton2Link: "https://example.com/2",
  });
  await inbox.openAs(player);
  await expect(inbox.article(id)).toHaveAttribute("data-unread", "true");
  await inbox.article(id).getByText("All of it").click();
  await expect(page.getByText("body", { exact: true })).toBeVisible();
  await expect(page.getByText("footer", { exact: true })).toBeVisible();
  for (const [name, href] of [
    ["First button", "https://example.com/1"],
    ["Second button", "https://example.com/2"],
  ] as const) {
    const link = page.getByRole("link", { name });
    await expect(link).toHaveAttribute("href", href);
    await expect(link).toHaveAttribute("rel", /noopener/);
  }
  await expect.poll(async () => (await player.state()).unreadCount).toBe(0);
  await expect(inbox.article(id)).toHaveAttribute("data-unread", "false");
});

test("being on the screen is not being read", async ({ player, inbox }) => {
  await inbox.openAs(player);
  const [first = 0, , last = 0] = await inbox.ids();
  await inbox.article(last).scrollIntoViewIfNeeded();
  await inbox.article(first).hover();
  // A change of its own is confirmed and nothing else waits: what the rows had made would have arrived, too.
  const later = await player.send({ title: "Later", displayType: "silent" });
  await inbox.markRead(later);
  await inbox.hasPending(0);
  expect((await player.journal()).map(({ messageId }) => Number(messageId))).toEqual([later]);
  expect((await player.state()).unreadCount).toBe(3);
});

test("filters show all, unread, and each kind; mark all means those of the filter", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  const message = await player.send({ event: "message", displayType: "silent" });
  const shoutout = await player.send({ event: "shoutout", displayType: "silent" });
  const plain = await player.send({ event: "inbox", displayType: "silent" });
  await inbox.openAs(player);
  const shows = async (filter: string, ids: number[]) => {
    await page.getByRole("button", { name: filter, exact: true }).click();
    await expect.poll(async () => (await inbox.ids()).sort((a, b) => a - b)).toEqual(ids);
  };
  await shows("Messages", [message]);
  await shows("Inbox", [plain]);
  await shows("Shoutouts", [shoutout]);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await shows("Unread", [message, plain]);
  await shows("All", [message, shoutout, plain]);
  await expect.poll(async () => (await player.state()).unreadCount).toBe(2);
});

test("a row disappears at its expiry, and the count with it", async ({ inbox, page, site }) => {
  const player = new Player(site, 0);
  await page.clock.install();
  const soon = wireDate(Date.now() + 60_000);
  const id = await player.send({ title: "Ends soon", displayType: "silent", expires: soon });
  await inbox.openAs(player);
  await expect(inbox.article(id)).toBeVisible();
  await expect(page).toHaveTitle("(1) Inbox");
  await page.clock.runFor(60_000);
  await expect(inbox.article(id)).toHaveCount(0);
  await expect(page).toHaveTitle("Inbox");
});

test.describe("where the page alone sends, by its own clock", () => {
  test.use({ serviceWorkers: "block" });

  test("a message that is open says that it is gone at its expiry", async ({ inbox, page, site }) => {
    const player = new Player(site, 0);
    await page.clock.install();
    const soon = wireDate(Date.now() + 60_000);
    const other = await player.send({ title: "Stays", displayType: "silent" });
    const id = await player.send({ title: "Ends soon", displayType: "silent", expires: soon });
    await inbox.openAs(player);
    await inbox.article(id).getByText("Ends soon").click();
    const detail = page.locator(`[data-detail="${id}"]`);
    await expect(detail).toContainText("Ends soon");
    const sent = async () => (await player.journal()).map(({ kind }) => kind);
    await expect.poll(sent).toEqual(["read"]);
    await page.clock.runFor(60_000);
    await expect(detail).toContainText("This notification is gone");
    // There is nothing left to delete.
    await page.keyboard.press("#");
    await inbox.markRead(other);
    await expect.poll(sent).toEqual(["read", "read"]);
    await inbox.hasPending(0);
    expect(await sent()).toEqual(["read", "read"]);
  });
});

test("a delete that was taken back does not end the offer to take back a later one", async ({
  player,
  inbox,
  page,
}) => {
  await page.clock.install();
  await inbox.openAs(player);
  await page.clock.pauseAt(Date.now() + 10_000);
  const [id = 0] = await inbox.ids();
  const undo = page.getByRole("button", { name: "Undo" });
  await inbox.remove(id);
  await undo.click();
  await expect(inbox.article(id)).toBeVisible();
  await page.clock.runFor(3_000);
  await inbox.remove(id);
  await expect(undo).toBeVisible();
  // Past the end of the first offer.
  await page.clock.runFor(3_000);
  await undo.click();
  await expect(inbox.article(id)).toBeVisible();
  expect(await player.journal()).toEqual([]);
});

test("rows with anything wrong are shown as far as they go; hopeless ones are skipped and counted once", async ({
  inbox,
  page,
  site,
}) => {
  const player = new Player(site, 0);
  const warnings: string[] = [];
  page.context().on("console", (message) => {
    if (message.type() === "warning") warnings.push(message.text());
  });
  const silent = { displayType: "silent", live: false };
  const fine = await player.send({ title: "Fine", ...silent });
  const odd = await player.send({
    ...silent,
    raw: {
      Title: "Odd",
      Message: null,
      PreviewText: 7,
      FooterText: {},
      Data: "x",
      Date: "soon",
      Expires: "",
      ImageUrl: "data:x",
      Extra: 1,
    },
  });
  await player.send({ ...silent, raw: { MessageId: null, Title: "No id" } });
  await player.send({ ...silent, raw: { MessageId: "abc", Title: "No number" } });
  await player.send({ ...silent, raw: { UserId: 1, Title: "Somebody else's" } });
  await player.send({ ...silent, raw: { MessageId: "900000001", Title: "String id" } });
  const big = await player.send({ title: "Big", ...silent, message: `<p>${"x".repeat(1_000_000)}</p>` });
  await inbox.openAs(player);
  await expect(inbox.articles).toHaveCount(4);
  for (const id of [fine, odd, 900_000_001, big]) await expect(inbox.article(id)).toBeVisible();
  // What is told of one list is told before the next is asked for.
  for (const title of ["Marker", "Another marker"]) {
    const marker = await player.send({ title, ...silent });
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(inbox.article(marker)).toBeVisible();
  }
  const counted = warnings.filter((text) => text.includes("cannot be shown"));
  expect(counted).toHaveLength(1);
  expect(counted[0]).toContain("2 no usable MessageId");
  expect(counted[0]).toContain("1 of another user");
});
