import { devices, type Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";
import { Player } from "./sandbox-client.ts";

/** A phone in one hand. */
const { defaultBrowserType: _, ...phone } = devices["Pixel 7"];

const detail = (page: Page, id: number) => page.locator(`[data-detail="${id}"]`);
const letter = (page: Page, id: number) => detail(page, id).locator(".letter");
const steps = (page: Page) => page.evaluate(() => history.length);
const open = (page: Page, id: number) => new InboxPage(page).article(id).getByRole("heading").click();
const goBack = (page: Page) => page.evaluate(() => history.back());
const goForward = (page: Page) => page.evaluate(() => history.forward());

test.describe("on a phone", () => {
  test.use(phone);

  test("back closes the message, forward opens it again, and the list is where it was", async ({
    page,
    inbox,
    site,
  }) => {
    const player = new Player(site, 0);
    await player.send({ title: "One of many", displayType: "silent", count: 40 });
    await inbox.openAs(player);
    const list = page.locator(".list-pane");
    await expect(inbox.articles.nth(20)).toBeAttached();
    const id = (await inbox.ids())[20] ?? 0;
    await inbox.article(id).evaluate((row) => row.scrollIntoView({ block: "center" }));
    const scrollTop = await list.evaluate((pane) => pane.scrollTop);
    expect(scrollTop).toBeGreaterThan(500);

    await inbox.article(id).getByRole("heading").tap();
    await expect(letter(page, id)).toBeVisible();
    await expect(list).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`#message=${id}$`));

    await goBack(page);
    await expect(list).toBeVisible();
    await expect(page.locator(".detail")).toHaveCount(0);
    expect(await list.evaluate((pane) => pane.scrollTop)).toBe(scrollTop);
    await expect(inbox.article(id).locator(".open")).toBeFocused();
    expect(page.url()).not.toContain("#");

    await goForward(page);
    await expect(letter(page, id)).toBeVisible();
    await expect(letter(page, id).getByRole("heading").first()).toBeFocused();
  });

  test("the page's own button back leaves no trace in the history", async ({ page, inbox, player }) => {
    await inbox.openAs(player);
    const before = await steps(page);
    for (const id of await inbox.ids()) {
      await open(page, id);
      await page.getByRole("button", { name: "Back to the list" }).tap();
      await expect(page.locator(".list-pane")).toBeVisible();
    }
    expect(await steps(page)).toBe(before + 1);
    await expect(page).toHaveURL(/\/$/);
  });

  test("a message that the page was opened with leads to the list, also after a reload", async ({
    page,
    inbox,
    player,
  }) => {
    await inbox.openAs(player);
    const [id = 0] = await inbox.ids();
    await page.goto("about:blank");
    await page.goto(`/#message=${id}`);
    await expect(letter(page, id)).toBeVisible();
    await page.reload();
    await expect(letter(page, id)).toBeVisible();
    const before = await steps(page);
    await page.getByRole("button", { name: "Back to the list" }).tap();
    await expect(inbox.article(id)).toBeVisible();
    await expect(inbox.article(id).locator(".open")).toBeFocused();
    await expect(page).toHaveURL(/\/$/);
    expect(await steps(page)).toBe(before);
  });
});

test("side by side, one step back leads to the list however much was read", async ({ page, inbox, player }) => {
  await inbox.openAs(player);
  const before = await steps(page);
  const ids = await inbox.ids();
  for (const id of ids) {
    await open(page, id);
    await expect(letter(page, id)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`#message=${id}$`));
  }
  expect(await steps(page)).toBe(before + 1);
  await goBack(page);
  await expect(page.locator(".detail")).toHaveCount(0);
  await expect(inbox.articles).toHaveCount(3);
  await expect(inbox.article(ids.at(-1) ?? 0).locator(".open")).toBeFocused();
});

test("a message can be loaded again without a network", async ({ page, inbox, player, context }) => {
  const id = await player.send({ title: "For the tunnel", displayType: "silent", message: "<p>Light at the end</p>" });
  await inbox.openAs(player);
  await inbox.hasWorker();
  await open(page, id);
  await inbox.hasPending(0);
  await loseNetwork(context);
  await page.reload();
  await expect(letter(page, id)).toContainText("Light at the end");
  await expect(inbox.article(id)).toHaveAttribute("aria-current", "true");
  await expect(inbox.articles).toHaveCount(4);
});

test("a link may name the message beside the session, and only the session is taken out", async ({
  page,
  inbox,
  player,
}) => {
  const id = await player.send({ title: "Linked", displayType: "silent" });
  await page.goto(`/#sid=${player.sid}&message=${id}`);
  await expect(letter(page, id)).toContainText("Linked");
  await expect(page).toHaveURL(new RegExp(`/#message=${id}$`));
  await expect(inbox.article(id)).toHaveAttribute("data-unread", "false");
  await expect.poll(async () => (await player.state()).unreadCount).toBe(3);
});

test("a message that the list does not know yet is asked for", async ({ page, inbox, player }) => {
  await inbox.openAs(player);
  await player.faults({ kind: "status", status: 503, endpoint: "list", times: 99 });
  const id = await player.send({ title: "Just sent", displayType: "silent", live: false });
  await page.goto(`/#message=${id}`);
  await expect(letter(page, id)).toContainText("Just sent");
  await expect.poll(async () => (await player.state()).unreadCount).toBe(3);
});

test("a message that nobody knows is said to be gone, with a way back", async ({ page, inbox, player }) => {
  await inbox.openAs(player);
  await page.goto("/#message=987654321");
  await expect(detail(page, 987654321)).toContainText("This notification is gone");
  await detail(page, 987654321).getByRole("button", { name: "Back to the list" }).last().click();
  await expect(page.locator(".detail")).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
});

test("after an address that could not be followed, the next one is", async ({ page, inbox, player }) => {
  await inbox.openAs(player);
  const [first = 0] = await inbox.ids();
  const failed = page.waitForEvent("console", (message) => message.text().includes("could not be shown"));
  await page.evaluate((id) => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("The disk does not answer.", "UnknownError");
    };
    Object.assign(globalThis, { repair: () => Object.assign(IDBDatabase.prototype, { transaction }) });
    location.hash = `#message=${id}`;
  }, first);
  await failed;
  await page.evaluate(() => {
    Reflect.get(globalThis, "repair")();
    location.hash = "#settings";
  });
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
});

test("who reads a message that is deleted elsewhere is told, and keeps the focus there", async ({
  page,
  inbox,
  player,
}) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await inbox.openAs(player);
  const [first = 0] = await inbox.ids();
  await inbox.article(first).locator(".open").click();
  await expect(page.locator(`[data-detail="${first}"] .letter h2`)).toBeFocused();
  await player.deleteElsewhere(first);
  await player.emit("operator-custom", {});
  const gone = page.getByRole("heading", { name: "This notification is gone" });
  await expect(gone).toBeFocused();
});

test("without a network, a message that is not stored opens once it can be loaded", async ({
  page,
  inbox,
  player,
  context,
}) => {
  await inbox.openAs(player);
  await inbox.hasWorker();
  await loseNetwork(context);
  const id = await player.send({ title: "Out of reach", displayType: "silent" });
  await page.goto(`/#message=${id}`);
  await expect(detail(page, id)).toContainText("not on this device");
  await context.setOffline(false);
  await expect(letter(page, id)).toContainText("Out of reach");
});

test("an address that names nothing known is the list's", async ({ page, inbox, player }) => {
  await inbox.openAs(player);
  await page.goto("/#/messages/12");
  await expect(inbox.articles).toHaveCount(3);
  await expect(page.locator(".detail")).toHaveCount(0);
});

test("deleting the opened message closes it and gives the focus to the next", async ({ page, inbox, player }) => {
  await inbox.openAs(player);
  const [, second = 0, third = 0] = await inbox.ids();
  await open(page, second);
  await letter(page, second).waitFor();
  await detail(page, second).getByRole("button", { name: "Delete" }).click();
  await expect(inbox.article(second)).toHaveCount(0);
  await expect(page.locator(".detail")).toHaveCount(0);
  await expect(inbox.article(third).locator(".open")).toBeFocused();
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(async () => (await player.state()).unreadCount).toBe(2);
});

test("the filter stays over a reload, and a new tab shows all", async ({ page, inbox, player, context }) => {
  await inbox.openAs(player);
  const [id = 0] = await inbox.ids();
  await inbox.markRead(id);
  await page.getByRole("button", { name: "Unread", exact: true }).click();
  await expect(inbox.articles).toHaveCount(2);
  await page.reload();
  await expect(inbox.articles).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Unread", exact: true })).toHaveAttribute("aria-pressed", "true");
  const other = await context.newPage();
  await other.goto("/");
  await expect(new InboxPage(other).articles).toHaveCount(3);
});
