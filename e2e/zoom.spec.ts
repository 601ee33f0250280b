import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { REFLOWED } from "./reflow.ts";
import { Scene } from "./views/scene.ts";

/** Whether all of it can be brought into sight and tapped there, with nothing over it. */
async function canBeTapped(control: Locator): Promise<void> {
  await control.scrollIntoViewIfNeeded();
  await expect(control).toBeInViewport({ ratio: 0.9 });
  await control.click({ trial: true });
}

for (const { name, viewport, textSize } of [
  { name: "at 400 %", viewport: REFLOWED, textSize: "100%" },
  { name: "with text of 200 % on a phone", viewport: { width: 390, height: 780 }, textSize: "200%" },
]) {
  test.describe(name, () => {
    test.use({ viewport });
    test.beforeEach(async ({ page }) => {
      // As by the browser's own setting, from which the page's measures follow.
      await page.addInitScript((size) => {
        document.addEventListener("DOMContentLoaded", () =>
          document.documentElement.style.setProperty("font-size", size),
        );
        document.documentElement.style.setProperty("font-size", size);
      }, textSize);
    });

    test("the main job can be done", async ({ page, context, site, operator }) => {
      const scene = new Scene(page, context, site, operator, "en");
      await scene.openList();
      const { inbox } = scene;
      const [first = 0] = await inbox.ids();
      for (const control of ["Search", "Mark all as read", "More"])
        await canBeTapped(page.getByRole("button", { name: control, exact: true }));
      await page.getByRole("button", { name: "More", exact: true }).click();
      for (const item of ["Refresh", "Settings", "Sign out"])
        await canBeTapped(page.getByRole("button", { name: item, exact: true }));
      await page.keyboard.press("Escape");
      await canBeTapped(page.getByRole("button", { name: "Shoutouts", exact: true }));
      const open = inbox.article(first).locator(".open");
      await open.scrollIntoViewIfNeeded();
      await open.click();
      const detail = page.locator(".detail");
      await expect(detail.getByRole("heading").first()).toBeInViewport();
      for (const button of await detail.getByRole("button").or(detail.getByRole("link")).all())
        if (await button.isVisible()) await canBeTapped(button);
      await page.getByRole("button", { name: "Delete", exact: true }).last().click();
      // It is offered for some seconds only.
      await page.getByRole("button", { name: "Undo" }).click();
      await expect(inbox.article(first)).toHaveCount(1);
    });
  });
}

test("with text of 200 % what can be taken back is offered within the page", async ({ inbox, page, player }) => {
  await page.setViewportSize({ width: 320, height: 780 });
  await page.goto("/?#lang=de");
  await inbox.openAs(player);
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("#");
  const undo = page.locator(".undo button");
  await expect(undo).toBeInViewport({ ratio: 1 });
  expect(await page.locator(".undo").evaluate((bar) => bar.scrollWidth <= innerWidth)).toBe(true);
});

test("where a page has hardly any height, a shoutout hides nothing of itself", async ({ inbox, page, player }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await inbox.openAs(player);
  await player.send({
    event: "shoutout",
    displayType: "push",
    title: "Ein Abend ohne Wolken über der ganzen Stadt",
    previewText: "Der Himmel gehört dir.",
    ctaButtonText: "Ich komme",
    ctaButtonLink: "https://example.com/",
  });
  const heading = page.getByRole("dialog").getByRole("heading");
  await expect(heading).toBeFocused();
  const isCovered = await heading.evaluate((element) => {
    const { left, top, bottom } = element.getBoundingClientRect();
    return [top + 4, bottom - 4].some((y) => document.elementFromPoint(left + 8, y)?.closest("h2") !== element);
  });
  expect(isCovered).toBe(false);
});

test.describe("where the system chooses all colours", () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test("what is unread, open, picked, chosen and refused can still be told apart", async ({
    page,
    context,
    site,
    operator,
  }) => {
    await page.emulateMedia({ forcedColors: "active" });
    const scene = new Scene(page, context, site, operator, "en");
    await scene.openList();
    const { inbox } = scene;
    const [first = 0, second = 0, third = 0] = await inbox.ids();
    const styleOf = (locator: Locator, pseudo?: string) =>
      locator.evaluate((element, which) => {
        const { borderColor, borderWidth, borderStyle, backgroundColor, outlineStyle } = getComputedStyle(
          element,
          which,
        );
        return { borderColor, borderWidth, borderStyle, backgroundColor, outlineStyle };
      }, pseudo);
    // A mark that is drawn by its ground would be gone.
    expect((await styleOf(inbox.article(first).locator(".dot"))).borderWidth).toBe("4px");
    const [chosen, other] = [
      await styleOf(page.getByRole("button", { name: "All", exact: true })),
      await styleOf(page.getByRole("button", { name: "Unread", exact: true })),
    ];
    expect(chosen.backgroundColor).not.toBe(other.backgroundColor);

    await inbox.article(second).locator(".open").click();
    await expect(page.locator("[data-detail]")).toBeVisible();
    const [open, closed] = [await styleOf(inbox.article(second)), await styleOf(inbox.article(third))];
    expect(open).not.toEqual(closed);

    await inbox
      .article(first)
      .locator(".open")
      .click({ modifiers: ["ControlOrMeta"] });
    const [picked, unpicked] = [
      await styleOf(inbox.article(first), "::before"),
      await styleOf(inbox.article(third), "::before"),
    ];
    expect(picked.borderWidth).not.toBe(unpicked.borderWidth);
    expect(unpicked.borderStyle).toBe("solid");
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    const ring = [await styleOf(focused), await styleOf(focused, "::after")];
    expect(ring.some(({ outlineStyle }) => outlineStyle !== "none")).toBe(true);
  });
});
