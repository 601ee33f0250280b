import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";
import { browserOptions } from "../setup/browser.mjs";

export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "shoot.ts",
  outputDir: "../../test-results",
  reporter: "line",
  // As in every browser that players use, a frame of another site has a storage of its own.
  use: { ...base.use, launchOptions: await browserOptions(["ThirdPartyStoragePartitioning"]) },
});
