import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import type { InboxPage } from "./inbox-page.ts";
import { Player } from "./sandbox-client.ts";

const QUIET = { displayType: "silent", live: false } as const;

const svg = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="teal"/></svg>`;

async function open(page: Page, inbox: InboxPage, id: number): Promise<void> {
  await inbox.article(id).locator(".open").click();
  await expect(page.locator(`[data-detail="${id}"] .letter`)).toBeVisible();
}

const overflow = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element.scrollWidth - element.clientWidth);

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });

  test("a picture of 20,000 px, one that is broken and a table of forty columns stay in the message", async ({
    page,
    inbox,
    operator,
    player,
  }) => {
    operator.overrides.set("/huge.svg", { text: svg(20_000, 20_000) });
    const cells = Array.from({ length: 40 }, (_, place) => `<td>Column ${place}</td>`).join("");
    const id = await player.send({
      ...QUIET,
      title: "Large",
      imageUrl: `${operator.origin}/huge.svg`,
      message: `<p>Before</p><img src="${operator.origin}/huge.svg" width="20000" height="20000" alt="Teal"><img src="${operator.origin}/nowhere.png" width="400" height="200" alt="A lost map"><table><tr>${cells}</tr></table><p>After</p>`,
    });
    await inbox.openAs(player);
    await open(page, inbox, id);
    const body = page.locator(".letter .body");
    await body.getByText("After").scrollIntoViewIfNeeded();
    await expect(body.getByText("A lost map")).toBeVisible();
    await expect
      .poll(() => body.getByAltText("Teal").evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    const picture = await body.getByAltText("Teal").boundingBox();
    expect(picture?.width).toBeLessThanOrEqual(390);
    expect(picture?.height).toBeCloseTo(picture?.width ?? 0, 0);
    for (const selector of [".detail-pane", ".letter .body"]) expect(await overflow(page, selector)).toBe(0);
    // The table alone scrolls, by finger and by key.
    const table = body.getByRole("group", { name: "Table" });
    expect(await table.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
    await table.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => table.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
    await expectAccessible(page);
  });
});

test.describe("while pictures are on their way", () => {
  // The worker would fetch them itself, out of reach of the test.
  test.use({ serviceWorkers: "block" });

  test("nothing moves when they come, in the list and in the message", async ({ page, inbox, operator, player }) => {
    let letCome = () => {};
    const coming = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await page.route("**/late*.svg", async (route) => {
      await coming;
      await route.fulfill({ contentType: "image/svg+xml", body: svg(400, 300) });
    });
    const late = (name: string) => `${operator.origin}/late-${name}.svg`;
    const id = await player.send({
      ...QUIET,
      title: "Late",
      imageUrl: late("hero"),
      message: `<p>First</p><img src="${late("a")}" width="400" height="300" alt="A"><p>Second</p><img src="${late("b")}" style="width:200px;height:150px" alt="B"><p>Third</p>`,
    });
    await inbox.openAs(player);
    await open(page, inbox, id);
    const places = () =>
      page.evaluate(() => {
        const body = document.querySelector(".letter .body")?.shadowRoot;
        const all = [...document.querySelectorAll("article, .letter h2"), ...(body?.querySelectorAll("p") ?? [])];
        return all.map((element) => Math.round(element.getBoundingClientRect().top));
      });
    await page.locator(".letter").getByText("Third").scrollIntoViewIfNeeded();
    const before = await places();
    expect(before.length).toBeGreaterThan(6);
    letCome();
    await expect
      .poll(() =>
        page.evaluate(() => {
          const body = document.querySelector(".letter .body")?.shadowRoot;
          const all = [
            ...document.querySelectorAll<HTMLImageElement>(".hero img, .row .thumb"),
            ...(body?.querySelectorAll("img") ?? []),
          ];
          return all.length === 4 && all.every((image) => image.naturalWidth > 0);
        }),
      )
      .toBe(true);
    expect(await places()).toEqual(before);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`a sender's colours can be read in the ${colorScheme} scheme, whatever they were made for`, async ({
    page,
    inbox,
    player,
  }) => {
    await page.emulateMedia({ colorScheme });
    const id = await player.send({
      ...QUIET,
      title: "Colourful",
      message: `<div background="night.jpg" style="color:#fff">White on a picture that is not there</div>
        <p style="color:#ffcc00">Gold</p>
        <table bgcolor="#101030"><tr><td style="color:#202060">Dark on dark <a href="https://example.com/">a link</a></td></tr></table>
        <p style="background:#fff8e0;color:#fff">Pale on pale</p>
        <font color="yellow">Yellow</font>`,
    });
    await inbox.openAs(player);
    await open(page, inbox, id);
    await expectAccessible(page);
  });
}

test("no title, no text, no picture, a button without an address and an address without a text: all of it opens", async ({
  page,
  inbox,
  site,
}) => {
  const player = new Player(site, 0);
  const nothing = { Title: "", Message: "", PreviewText: "", ImageUrl: "", FooterText: "" };
  const bare = await player.send({ ...QUIET, raw: nothing });
  const half = await player.send({
    ...QUIET,
    raw: {
      ...nothing,
      PreviewText: "Only <b>this</b>",
      CTAButtonText: "Goes nowhere",
      CTAButtonLink: "",
      CTAButton2Text: "",
      CTAButton2Link: "https://promo.example.com/spring",
    },
  });
  await inbox.openAs(player);
  await expect(inbox.article(bare)).toHaveAccessibleName("No title");
  await open(page, inbox, bare);
  await expect(page.locator(".letter h2")).toHaveText("No title");
  await open(page, inbox, half);
  // The preview stands in for the text, and is no HTML.
  await expect(page.locator(".letter .body")).toHaveText("Only <b>this</b>");
  await expect(page.locator(".letter .buttons a")).toHaveText([/^promo\.example\.com/]);
  await expectAccessible(page);
});

test("a thousand events in a moment are all there, and the page goes on answering", async ({ page, inbox, player }) => {
  await inbox.openAs(player);
  await player.send({ displayType: "silent", title: "One of a thousand", count: 1_000 });
  // In the middle of it.
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("h1 .count")).toHaveText(/1,003 unread/, { timeout: 60_000 });
  await expect(page.locator(".toast")).toHaveCount(0);
  await inbox.isSettled();
});
