import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";

/** Other engines than Chromium, as they are installed: Playwright runs and counts the tests, and drives none of them. */
export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "flow.ts",
  outputDir: "../../test-results",
  workers: 1,
});
