import { defineConfig } from "@playwright/test";
import { browserOptions } from "./e2e/setup/browser.mjs";

/** Not the port of `npm start`, which may be running beside. */
const port = Number(process.env.E2E_PORT ?? 4199);

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  workers: 2,
  // A condition is waited for as long as the slowest machine may need; nobody waits longer than it takes.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  // No trace: recording one costs every test a third of its time. `--trace retain-on-failure` does where it is wanted.
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: await browserOptions(),
  },
  webServer: {
    command: "npm start",
    url: `http://127.0.0.1:${port}/inbox.config.json`,
    env: { PORT: String(port) },
    timeout: 120_000,
    stdout: "ignore",
  },
});
