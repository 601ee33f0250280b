import type { Locator, Page } from "@playwright/test";
import { wireDate } from "../src/sandbox/crm/wire-date.ts";
import { expectAccessible } from "./axe.ts";
import { Finger, middleOf } from "./finger.ts";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { setVisible } from "./visibility.ts";

const toast = (page: Page, id: number) => page.locator(`.toast[data-pop-up="${id}"]`);

/** What a toast's own time does. */
const life = (one: Locator) =>
  one.evaluate(
    (element) =>
      element
        .getAnimations()
        .find((animation) => animation instanceof CSSAnimation && animation.animationName === "toast-life")?.playState,
  );

test("by keyboard, F6 leads to a toast, Escape dismisses it, which reads it, and the focus goes on and back", async ({
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  await inbox.isQuiet(player);
  const first = await player.send({ event: "message", displayType: "push", title: "One" });
  const second = await player.send({ event: "message", displayType: "push", title: "Two" });
  await expect(toast(page, second)).toBeVisible();
  const filter = page.getByRole("button", { name: "Unread", exact: true });
  await filter.focus();
  await page.keyboard.press("F6");
  await expect(toast(page, first).getByRole("button", { name: "One" })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(toast(page, first)).toHaveCount(0);
  await expect(toast(page, second).getByRole("button", { name: "Two" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(filter).toBeFocused();
  await expect.poll(async () => (await player.state()).unreadCount).toBe(3);
});

test("a toast that is closed by mouse sends nobody to a row of long ago", async ({ inbox, page, player }) => {
  await inbox.openAs(player);
  await inbox.isQuiet(player);
  const first = await player.send({ event: "message", displayType: "push", title: "One" });
  await expect(toast(page, first)).toBeVisible();
  await inbox.articles.first().locator(".open").focus();
  await page.keyboard.press("F6");
  await page.keyboard.press("Escape");
  await expect(inbox.articles.first().locator(".open")).toBeFocused();
  const second = await player.send({ event: "message", displayType: "push", title: "Two" });
  await expect(toast(page, second)).toBeVisible();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await toast(page, second).getByRole("button", { name: "Dismiss" }).click();
  await expect(toast(page, second)).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.closest("article"))).toBeNull();
});

test("a toast ends by itself, unread, but not under the pointer, with the focus in it, or out of sight", async ({
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  const id = await player.send({ event: "message", displayType: "push", title: "Read me in peace" });
  const one = toast(page, id);
  await expect(one).toBeVisible();
  await expect.poll(() => life(one)).toBe("running");
  await one.hover();
  await expect.poll(() => life(one)).toBe("paused");
  await page.mouse.move(0, 0);
  await expect.poll(() => life(one)).toBe("running");
  await page.keyboard.press("F6");
  await expect.poll(() => life(one)).toBe("paused");
  await page.keyboard.press("F6");
  await setVisible(page, false);
  await expect.poll(() => life(one)).toBe("paused");
  await setVisible(page, true);
  await expect.poll(() => life(one)).toBe("running");
  await one.evaluate((element) => {
    for (const animation of element.getAnimations()) animation.finish();
  });
  await expect(one).toHaveCount(0);
  await expect(inbox.article(id)).toHaveAttribute("data-unread", "true");
  expect((await player.state()).unreadCount).toBe(4);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a swipe dismisses a toast, and half a swipe does not", async ({ inbox, page, player }) => {
    await inbox.openAs(player);
    const id = await player.send({ event: "message", displayType: "push", title: "Push me out" });
    const one = toast(page, id);
    await expect(one).toBeVisible();
    const finger = await Finger.on(page);
    const at = await middleOf(one);
    await finger.swipe(at, [40, 0]);
    await expect(one).not.toHaveClass(/swiped/);
    await finger.down(at);
    await finger.moveBy(at, [260, 0]);
    await finger.up();
    await expect(one).toHaveCount(0);
    await expect.poll(async () => (await player.state()).unreadCount).toBe(3);
  });
});

test("a shoutout puts the toasts out of sight, and the focus goes back to where it was in them", async ({
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  await inbox.isQuiet(player);
  const first = await player.send({ event: "message", displayType: "push", title: "One" });
  await expect(toast(page, first)).toBeVisible();
  const filter = page.getByRole("button", { name: "Unread", exact: true });
  await filter.focus();
  await page.keyboard.press("F6");
  const title = toast(page, first).getByRole("button", { name: "One" });
  await expect(title).toBeFocused();
  await player.send({ event: "shoutout", displayType: "push", title: "Hear me" });
  await expect(page.getByRole("dialog").getByRole("heading")).toBeFocused();
  await expect(toast(page, first)).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(title).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(filter).toBeFocused();
});

test("an inbox note is a quiet toast, and what is silent, read or over pops up nowhere", async ({
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  // A quiet one that is there before the page has caught up is rightly left to the list.
  const loud = await player.send({ event: "message", displayType: "push", title: "Loud" });
  await expect(toast(page, loud)).toBeVisible();
  const past = "2020-01-01 00:00:00";
  const quiet = [
    await player.send({ event: "inbox", displayType: "silent", title: "Silent" }),
    await player.send({ event: "message", displayType: "push", title: "Over", expires: past }),
    await player.send({ event: "shoutout", displayType: "push", title: "Over as well", expires: past }),
    await player.send({ event: "message", displayType: "push", title: "Read already", isRead: true }),
  ];
  const note = await player.send({ event: "inbox", displayType: "push", title: "A note" });
  await expect(toast(page, note)).toHaveClass(/quiet/);
  for (const id of quiet) await expect(page.locator(`[data-pop-up="${id}"]`)).toHaveCount(0);
});

test("what ends while it waits for its turn never comes up", async ({ inbox, page, player }) => {
  await page.clock.install();
  await inbox.openAs(player);
  const first = await player.send({ event: "shoutout", displayType: "push", title: "First" });
  const dialog = page.getByRole("dialog");
  await expect(dialog).toHaveAttribute("data-pop-up", String(first));
  const soon = wireDate(Date.now() + 60_000);
  const waiting = await player.send({ event: "shoutout", displayType: "push", title: "Too late", expires: soon });
  await expect(inbox.article(waiting)).toHaveCount(1);
  await page.clock.runFor(61_000);
  await page.keyboard.press("Escape");
  // Whatever waited would be there before this one.
  const later = await player.send({ event: "message", displayType: "push", title: "Later" });
  await expect(toast(page, later)).toBeVisible();
  await expect(inbox.article(waiting)).toHaveCount(0);
  await expect(dialog).toHaveCount(0);
});

test("a burst of a hundred is three toasts, a number, and a few words to a screen reader", async ({
  inbox,
  page,
  player,
}) => {
  await inbox.openAs(player);
  const said = page.locator("[data-news]");
  await said.evaluate((element) => {
    const words: string[] = [];
    Object.assign(globalThis, { words });
    new MutationObserver(() => element.textContent && words.push(element.textContent)).observe(element, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
  await player.send({ event: "message", displayType: "push", title: "One of a hundred", count: 100 });
  await expect(page).toHaveTitle("(103) Inbox");
  await expect(page.locator(".toast")).toHaveCount(3);
  await expect(page.locator(".toasts-more")).toContainText("more");
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, "words").length)).toBeGreaterThan(0);
  // However long the burst lasts, a new word comes no sooner than some seconds after the last.
  expect(await page.evaluate(() => Reflect.get(globalThis, "words").length)).toBeLessThan(6);
  const hide = page.getByRole("button", { name: "Hide all" });
  // The last of them may come after the first press.
  await expect(async () => {
    if (await hide.isVisible()) await hide.click();
    await expect(page.locator(".toast")).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  expect((await player.state()).unreadCount).toBe(103);
});

test("of two tabs one pops it up", async ({ inbox, page, player, context }) => {
  await inbox.openAs(player);
  const other = new InboxPage(await context.newPage());
  await other.openAs(player);
  const shown = async () => (await page.locator(".toast").count()) + (await other.page.locator(".toast").count());
  for (const title of ["One", "Two", "Three"]) {
    const id = await player.send({ event: "message", displayType: "push", title });
    await expect(inbox.article(id)).toBeVisible();
    await expect(other.article(id)).toBeVisible();
    await expect.poll(shown).toBe(1);
    for (const one of [page, other.page])
      if ((await toast(one, id).count()) > 0) await toast(one, id).getByRole("button", { name: "Dismiss" }).click();
    await expect.poll(shown).toBe(0);
  }
});
