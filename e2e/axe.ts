import { expect, type Page } from "@playwright/test";
import axeCore from "axe-core";

declare global {
  interface Window {
    readonly axe?: typeof axeCore;
  }
}

/** Everything that WCAG 2.2 AA demands and a machine can judge. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** What colours can break. */
const CONTRAST = ["color-contrast"];

/** Judges what the page shows now by everything that a machine can judge. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is still appearing has colours of its own.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expectNoViolation(page, RULES);
}

/** The same in the light scheme and in the dark one, which differ in their colours only. */
export async function expectAccessibleInBothSchemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoViolation(page, RULES);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectNoViolation(page, CONTRAST);
}

async function expectNoViolation(page: Page, runOnly: string[]): Promise<void> {
  // Evaluated by the debugger, which the page's policy does not bind.
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(axeCore.source);
  const violations = await page.evaluate(async (runOnly) => {
    if (window.axe === undefined) throw new Error("axe is not there");
    const result = await window.axe.run(document, { runOnly });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  }, runOnly);
  expect(violations).toEqual([]);
}
