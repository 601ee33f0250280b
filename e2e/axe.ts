import { expect, type Page } from "@playwright/test";
import axeCore from "axe-core";

declare global {
  interface Window {
    readonly axe?: typeof axeCore;
  }
}

/** Everything that WCAG 2.2 AA demands and a machine can judge, on what the page shows now. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated by the debugger, which the page's policy does not bind.
  await page.evaluate(axeCore.source);
  const violations = await page.evaluate(async () => {
    if (window.axe === undefined) throw new Error("axe is not there");
    const result = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  });
  expect(violations).toEqual([]);
}
