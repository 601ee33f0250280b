import type { FrameLocator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { InboxPage } from "./inbox-page.ts";
import { loseNetwork } from "./network.ts";

const listPane = (page: Page | FrameLocator) => page.locator(".list-pane");
const detailPane = (page: Page | FrameLocator) => page.locator(".detail-pane");
const letter = (page: Page | FrameLocator, id: number) => page.locator(`[data-detail="${id}"] .letter`);

/** Whether something reaches out of the page sideways. */
const overflows = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

const WIDTHS = [
  { width: 320, isWide: false },
  { width: 390, isWide: false },
  { width: 768, isWide: true },
  { width: 1024, isWide: true },
  { width: 1440, isWide: true },
];

test("beside a picture a row shows two lines of its preview, and no part of a third", async ({
  page,
  inbox,
  player,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const id = await player.send({
    title: "Long",
    displayType: "silent",
    message: `<p>${"as long as it takes ".repeat(30)}</p>`,
    imageUrl: "https://127.0.0.1:9/none.png",
  });
  await inbox.openAs(player);
  const lines = await inbox
    .article(id)
    .locator(".preview")
    .evaluate((preview) => {
      const { lineHeight } = getComputedStyle(preview);
      return preview.getBoundingClientRect().height / Number.parseFloat(lineHeight);
    });
  expect(lines).toBeCloseTo(2, 1);
});

test("on a page that is not high, a shoutout's buttons are in sight", async ({ page, inbox, player }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await inbox.openAs(player);
  const id = await player.send({
    event: "shoutout",
    displayType: "push",
    title: "Look here",
    message: `<p>${"news ".repeat(60)}</p>`,
    imageUrl: "https://127.0.0.1:9/none.png",
  });
  await expect(page.locator(`dialog[data-pop-up="${id}"]`).getByRole("button", { name: "Read more" })).toBeInViewport({
    ratio: 1,
  });
});

test("a message stays open, with its focus, from one layout to the other", async ({ page, inbox, player }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await inbox.openAs(player);
  const [, id = 0] = await inbox.ids();
  await inbox.article(id).getByRole("heading").click();
  const heading = letter(page, id).getByRole("heading").first();
  await expect(heading).toBeFocused();
  await expect(listPane(page)).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(listPane(page)).toBeHidden();
  await expect(heading).toBeFocused();
  await page.evaluate(() => history.back());
  await expect(listPane(page)).toBeVisible();
  await expect(detailPane(page)).toBeHidden();
  await page.evaluate(() => history.forward());
  await expect(heading).toBeFocused();

  await page.setViewportSize({ width: 1024, height: 768 });
  await expect(listPane(page)).toBeVisible();
  await expect(heading).toBeFocused();
  await expect(inbox.article(id)).toHaveAttribute("aria-current", "true");
});

for (const { language, isRtl } of [
  { language: "en", isRtl: false },
  { language: "ar", isRtl: true },
]) {
  test(`${language}: one pane where it is narrow, two side by side where it is wide, nothing reaches out`, async ({
    page,
    inbox,
    openWith,
  }) => {
    await openWith({ language });
    await expect(page.locator("html")).toHaveAttribute("dir", isRtl ? "rtl" : "ltr");
    const [id = 0] = await inbox.ids();
    for (const { width, isWide } of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await expect(listPane(page)).toBeVisible();
      await expect(detailPane(page)).toBeVisible({ visible: isWide });
      expect(await overflows(page)).toBe(false);

      await inbox.article(id).getByRole("heading").click();
      await expect(letter(page, id)).toBeVisible();
      await expect(listPane(page)).toBeVisible({ visible: isWide });
      expect(await overflows(page)).toBe(false);
      const list = (await listPane(page).boundingBox()) ?? { x: 0, width: 0 };
      const detail = (await detailPane(page).boundingBox()) ?? { x: 0, width: 0 };
      if (isWide) expect(list.x > detail.x).toBe(isRtl);
      else expect(detail.width).toBe(width);

      await page.evaluate(() => history.back());
      await expect(page.locator(".detail")).toHaveCount(0);
    }
  });
}

test("in a frame of 320 px on a wide screen it is the phone's layout, and the page around keeps its own way back", async ({
  page,
  player,
  operator,
}) => {
  const text = (body: string) => ({ type: "text/html", text: `<!doctype html><title>Site</title>${body}` });
  const around = `<div id="inbox" style="width: 320px; height: 560px"></div><script src="/embed.js"></script>`;
  operator.overrides.set("/before", text("<p>Before</p>"));
  operator.overrides.set("/around", text(around));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${operator.origin}/before`);
  await page.goto(`${operator.origin}/around`);
  await page.evaluate((sid) => {
    window.FasttrackInbox?.mount({ target: "#inbox", mode: "inline", sid });
  }, player.sid);
  const frame = page.frameLocator('[data-fasttrack-inbox="panel"]');
  const articles = frame.locator("article[data-message-id]");
  await expect(articles).toHaveCount(3);
  await expect(detailPane(frame)).toBeHidden();
  const steps = await page.evaluate(() => history.length);
  const ids = await articles.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("data-message-id"))));
  for (const id of ids) {
    await frame.locator(`article[data-message-id="${id}"]`).getByRole("heading").click();
    await expect(letter(frame, id)).toBeVisible();
    await expect(listPane(frame)).toBeHidden();
    await frame.getByRole("button", { name: "Back to the list" }).click();
    await expect(listPane(frame)).toBeVisible();
  }
  await articles.first().getByRole("heading").click();
  await expect(listPane(frame)).toBeHidden();
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await page.evaluate(() => history.back());
  await expect(page.getByText("Before")).toBeVisible();
});

test("the address of a message opens cold in a new tab without a network", async ({ page, inbox, player, context }) => {
  const id = await player.send({ title: "Kept", displayType: "silent", message: "<p>Read me on the train</p>" });
  await inbox.openAs(player);
  await inbox.hasWorker();
  await page.close();
  await loseNetwork(context);
  const tab = await context.newPage();
  await tab.goto(`/#message=${id}`);
  await expect(letter(tab, id)).toContainText("Read me on the train");
  await new InboxPage(tab).connection("offline");
});
