import type { Page } from "@playwright/test";
import { Finger, middleOf } from "./finger.ts";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import type { Player } from "./sandbox-client.ts";

test.describe("by mouse", () => {
  test("a right click opens a menu that does what it says and gives the focus back", async ({
    page,
    inbox,
    player,
  }) => {
    await inbox.openAs(player);
    const [first = 0, second = 0] = await inbox.ids();
    const menu = page.getByRole("menu", { name: "Actions" });
    await inbox.article(first).click({ button: "right" });
    await expect(menu.getByRole("menuitem")).toHaveText(["Open", "Mark as read", "Delete", "Select"]);
    await expect(menu.getByRole("menuitem", { name: "Open" })).toBeFocused();
    await menu.getByRole("menuitem", { name: "Mark as read" }).click();
    await expect(menu).toHaveCount(0);
    await expect(inbox.article(first)).toHaveAttribute("data-unread", "false");
    await expect(page.locator("[data-said]")).toHaveText("Marked as read");

    // In a row that is read there is nothing to mark. Without a choice nothing happens.
    await inbox.article(first).click({ button: "right" });
    await expect(menu.getByRole("menuitem")).toHaveText(["Open", "Delete", "Select"]);
    await page.keyboard.press("Escape");
    await expect(menu).toHaveCount(0);
    await expect(inbox.articles).toHaveCount(3);

    await inbox.article(second).click({ button: "right" });
    await menu.getByRole("menuitem", { name: "Select" }).click();
    await expect(page.locator(".selecting")).toContainText("1 selected");
  });

  test("asked for again in the moment in which it closes, it is there", async ({ page, inbox, player }) => {
    await inbox.openAs(player);
    await inbox.articles.first().click({ button: "right" });
    await expect(page.getByRole("menu")).toBeVisible();
    await page.evaluate(() => {
      document.querySelector<HTMLElement>(".row-menu")?.hidePopover();
      const press = new MouseEvent("contextmenu", {
        button: 2,
        clientX: 90,
        clientY: 200,
        bubbles: true,
        cancelable: true,
      });
      document.querySelector("article[data-message-id] .open")?.dispatchEvent(press);
    });
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(inbox.articles).toHaveCount(2);
  });

  test("the menu key opens it beside its row, and arrows lead through it", async ({ page, inbox, player }) => {
    await inbox.openAs(player);
    const [first = 0] = await inbox.ids();
    const item = (name: string) => page.getByRole("menuitem", { name });
    await page.keyboard.press("j");
    await inbox
      .article(first)
      .locator(".open")
      .dispatchEvent("contextmenu", { button: 0, clientX: 0, clientY: 0, bubbles: true, cancelable: true });
    await expect(item("Open")).toBeFocused();
    const row = await inbox.article(first).boundingBox();
    const menu = await page.getByRole("menu").boundingBox();
    expect(menu?.y).toBeGreaterThan(row?.y ?? 0);
    await page.keyboard.press("ArrowUp");
    await expect(item("Select")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(item("Mark as read")).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(inbox.article(first).locator(".open")).toBeFocused();

    await inbox
      .article(first)
      .locator(".open")
      .dispatchEvent("contextmenu", { button: 0, clientX: 0, clientY: 0, bubbles: true, cancelable: true });
    await item("Delete").press("Enter");
    await expect(inbox.article(first)).toHaveCount(0);
  });

  test("a menu at the edge of the page stays within it", async ({ page, inbox, player }) => {
    await page.setViewportSize({ width: 320, height: 420 });
    await inbox.openAs(player);
    const box = await inbox.articles.last().boundingBox();
    if (box === null) throw new Error("there is no row");
    await page.mouse.click(318, Math.min(418, box.y + box.height - 2), { button: "right" });
    const menu = await page.getByRole("menu").boundingBox();
    expect((menu?.x ?? 0) + (menu?.width ?? 999)).toBeLessThanOrEqual(320);
    expect((menu?.y ?? 0) + (menu?.height ?? 999)).toBeLessThanOrEqual(420);
  });
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });

  test("a swipe deletes to one side and marks as read to the other, far enough or not at all", async ({
    page,
    inbox,
    player,
  }) => {
    await inbox.openAs(player);
    const finger = await Finger.on(page);
    const [first = 0, second = 0, third = 0] = await inbox.ids();
    const behind = page.locator(".behind");

    const at = await middleOf(inbox.article(first));
    await finger.down(at);
    await finger.moveBy(at, [-60, 0]);
    await expect(behind).toHaveText("Delete");
    // Letting go here would not do it. The word comes where it would, and there is room for it.
    await expect(behind.getByText("Delete")).toBeHidden();
    await finger.moveBy([at[0] - 60, at[1]], [-110, 0]);
    await expect(behind.getByText("Delete")).toBeVisible();
    // A finger that comes back takes it back.
    await finger.moveBy([at[0] - 170, at[1]], [168, 0]);
    await finger.up();
    await expect(behind).toHaveCount(0);
    await expect(inbox.article(first)).toHaveAttribute("data-unread", "true");

    await finger.down(at);
    await finger.moveBy(at, [170, 0]);
    await expect(behind).toHaveText("Read");
    await finger.up();
    await expect(inbox.article(first)).toHaveAttribute("data-unread", "false");
    await expect(inbox.article(first)).not.toHaveClass(/swiped/);
    // It was no tap.
    await expect(page.locator("[data-detail]")).toHaveCount(0);
    // Read already: nothing behind it.
    await finger.down(at);
    await finger.moveBy(at, [170, 0]);
    await expect(inbox.article(first)).toHaveClass(/swiped/);
    await expect(behind).toHaveCount(0);
    await finger.up();
    await expect(inbox.article(first)).not.toHaveClass(/swiped/);

    await finger.swipe(await middleOf(inbox.article(second)), [-180, 0]);
    await expect(inbox.article(second)).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).tap();
    await expect(inbox.article(second)).toBeVisible();
    await expect(inbox.article(second)).not.toHaveClass(/swiped/);
    // From the very edge it is the browser's.
    const edge = await middleOf(inbox.article(third));
    await finger.down([5, edge[1]]);
    await finger.moveBy([5, edge[1]], [200, 0]);
    await expect(page.locator(".swiped")).toHaveCount(0);
    await finger.up();

    const gone = await inbox.article(second).elementHandle();
    await finger.swipe(await middleOf(inbox.article(second)), [-180, 0]);
    await expect(inbox.article(second)).toHaveCount(0);
    // The next one has something behind it, too, however soon it is.
    const next = await middleOf(inbox.article(third));
    await finger.down(next);
    await finger.moveBy(next, [-60, 0]);
    const behindThird = inbox.article(third).locator("xpath=..").locator(".behind");
    await expect(behindThird).toHaveText("Delete");
    // Also when the time is over in which the first would have come back.
    await expect.poll(() => gone?.evaluate((row) => row.classList.contains("swiped"))).toBe(false);
    await expect(behindThird).toHaveText("Delete");
    await finger.moveBy([next[0] - 60, next[1]], [58, 0]);
    await finger.up();
  });

  test("in a language from right to left, the sides are the other way round", async ({ page, openWith, inbox }) => {
    await openWith({ language: "ar" });
    const finger = await Finger.on(page);
    const [first = 0] = await inbox.ids();
    await finger.swipe(await middleOf(inbox.article(first)), [-180, 0]);
    await expect(inbox.article(first)).toHaveAttribute("data-unread", "false");
    await finger.swipe(await middleOf(inbox.article(first)), [180, 0]);
    await expect(inbox.article(first)).toHaveCount(0);
  });

  test("a long press picks, and taps go on picking", async ({ page, inbox, player }) => {
    await inbox.openAs(player);
    const finger = await Finger.on(page);
    const [first = 0, second = 0] = await inbox.ids();
    await finger.down(await middleOf(inbox.article(first)));
    await expect(inbox.article(first).getByRole("checkbox")).toBeChecked();
    await finger.up();
    await expect(page.locator(".selecting")).toContainText("1 selected");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await inbox.article(second).getByRole("heading").tap();
    await expect(page.locator(".selecting")).toContainText("2 selected");
    await page.getByRole("button", { name: "Mark selected as read" }).tap();
    await expect(inbox.article(second)).toHaveAttribute("data-unread", "false");
    await expect(page.locator("[data-detail]")).toHaveCount(0);
  });

  test("after a long press the keys do what they did before", async ({ page, inbox, player }) => {
    await inbox.openAs(player);
    const finger = await Finger.on(page);
    const [first = 0] = await inbox.ids();
    await finger.down(await middleOf(inbox.article(first)));
    await expect(inbox.article(first).getByRole("checkbox")).toBeChecked();
    await finger.up();
    await page.getByRole("button", { name: "Mark selected as read" }).press("Enter");
    await expect(inbox.article(first)).toHaveAttribute("data-unread", "false");
    await expect(page.locator(".selecting")).toHaveCount(0);
  });

  test("what slides after a long press is no swipe", async ({ page, inbox, player }) => {
    await inbox.openAs(player);
    const finger = await Finger.on(page);
    const [first = 0] = await inbox.ids();
    const at = await middleOf(inbox.article(first));
    await finger.down(at);
    await expect(inbox.article(first).getByRole("checkbox")).toBeChecked();
    await finger.moveBy(at, [-250, 0]);
    await finger.up();
    await expect(page.locator(".selecting")).toContainText("1 selected");
    // Of a swipe the row would not be back in its place before it is gone.
    await expect(page.locator(".swiped, .behind")).toHaveCount(0);
    await expect(inbox.articles).toHaveCount(3);
    expect((await player.state()).unreadCount).toBe(3);
  });

  test("in a page that was made larger by two fingers, one looks around and swipes nothing", async ({
    page,
    inbox,
    player,
  }) => {
    await inbox.openAs(player);
    const finger = await Finger.on(page);
    const [first = 0] = await inbox.ids();
    const row = inbox.article(first);
    await expect(row).toHaveCSS("touch-action", "pan-y pinch-zoom");
    await finger.devtools.send("Emulation.setPageScaleFactor", { pageScaleFactor: 2 });
    await expect(row).toHaveCSS("touch-action", "auto");
    await finger.swipe([170, 150], [-150, 0]);
    expect(await page.evaluate(() => visualViewport?.offsetLeft ?? 0)).toBeGreaterThan(20);
    await expect(page.locator(".swiped, .behind")).toHaveCount(0);
    await finger.devtools.send("Emulation.setPageScaleFactor", { pageScaleFactor: 1 });
    await expect(row).toHaveCSS("touch-action", "pan-y pinch-zoom");
    await expect(inbox.articles).toHaveCount(3);
  });

  const pull = async (page: Page, player: Player, by: number) => {
    const inbox = new InboxPage(page);
    const finger = await Finger.on(page);
    const at = await middleOf(inbox.articles.first());
    const before = (await player.state()).requests.list;
    await finger.swipe(at, [0, by]);
    return before;
  };

  test("the list is pulled down to refresh, far enough or not at all", async ({ page, inbox, player }) => {
    await inbox.openAs(player);
    await inbox.isQuiet(player);
    const sign = page.locator(".pull");
    const before = await pull(page, player, 50);
    await expect(sign).toHaveAttribute("data-phase", "idle");
    expect((await player.state()).requests.list).toBe(before);

    await player.send({ title: "Came quietly", displayType: "silent", live: false });
    await pull(page, player, 300);
    await expect(page.getByRole("button", { name: "Came quietly" })).toBeVisible();
    await expect(sign).toHaveAttribute("data-phase", "idle");
  });

  test("in the middle of the list a finger scrolls, and nothing is asked for", async ({ page, inbox, player }) => {
    await player.send({ displayType: "silent", live: false, count: 40, title: "Row" });
    await inbox.openAs(player);
    await inbox.isQuiet(player);
    const pane = page.locator(".list-pane");
    await expect(inbox.articles.nth(25)).toBeAttached();
    await pane.evaluate((element) => element.scrollTo(0, 1200));
    await expect.poll(() => pane.evaluate((element) => element.scrollTop)).toBeGreaterThan(1000);
    const finger = await Finger.on(page);
    const before = (await player.state()).requests.list;
    await finger.swipe([200, 300], [0, 300]);
    await expect.poll(() => pane.evaluate((element) => element.scrollTop)).toBeLessThan(1100);
    await expect(page.locator(".pull")).toHaveAttribute("data-phase", "idle");
    expect((await player.state()).requests.list).toBe(before);
  });
});
