import { resolve } from "node:path";
import preact from "@preact/preset-vite";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { browserOptions, findBrowser } from "./e2e/setup/browser.mjs";
import { brandManifest, readAppBrand } from "./src/build/app-brand.ts";
import { brandApp } from "./src/build/brand-app.ts";
import { publishChangelog } from "./src/build/changelog.ts";
import { deployFiles } from "./src/build/deploy-files.ts";
import { embedScripts } from "./src/build/embed-scripts.ts";
import { firstChunk } from "./src/build/first-chunk.ts";
import { manifest } from "./src/build/manifest.ts";
import { POLICY } from "./src/build/policy.ts";
import { preloadStart } from "./src/build/preload-start.ts";
import { sandbox } from "./src/sandbox/vite-plugin.ts";

/** The operator's installed app: docs/configuration.md. */
const appBrand = readAppBrand(resolve(process.env.APP_BRAND ?? "app-brand.json"), process.env.APP_BRAND !== undefined);

const port = Number(process.env.PORT ?? 4173);

/** In the built page only: Vite's own client needs inline styles. */
function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
    ],
  };
}

/** The operator's colours are put on by the script: before it there is nothing to see, and an empty page in other colours would flash. */
function paintAfterScript(): Plugin {
  return {
    name: "paint-after-script",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
    },
  };
}

function progressiveWebApp() {
  return VitePWA({
    strategies: "injectManifest",
    srcDir: "src/worker",
    filename: "service-worker.ts",
    // The plugin's own registration does not work under Trusted Types; src/app registers.
    injectRegister: false,
    // Installing needs a network anyway.
    includeManifestIcons: false,
    injectManifest: { rollupFormat: "iife", globPatterns: ["index.html", "assets/**", "icons/favicon.svg"] },
    devOptions: { enabled: true, type: "module", navigateFallback: "index.html", suppressWarnings: true },
    manifest: brandManifest(manifest, appBrand),
  });
}

const isTest = process.env.VITEST !== undefined;

export default defineConfig({
  base: "./",
  // A dependency that is found late reloads the page, tests included.
  optimizeDeps: { include: ["idb", "fast-check", "fake-indexeddb/auto"] },
  // FC_SEED and FC_RUNS steer the model-based tests.
  envPrefix: ["VITE_", "FC_"],
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: [firstChunk("src/app/main.ts"), { name: "shared", minShareCount: 2 }] } },
    },
  },
  server: { host: "127.0.0.1", port, strictPort: true },
  preview: { host: "127.0.0.1", port, strictPort: true },
  plugins: [
    preact(),
    ...(isTest
      ? []
      : [
          progressiveWebApp(),
          brandApp(appBrand),
          publishChangelog(),
          embedScripts(),
          deployFiles("public/inbox.config.json", process.env.INBOX_CONFIG),
          contentSecurityPolicy(),
          paintAfterScript(),
          preloadStart(["src/app/start.ts", "src/app/language/late/en.ts"], ["src/app/whole-page.ts"], {
            "live-code": "src/fasttrack/live-channel.ts",
          }),
          sandbox(),
        ]),
  ],
  test: {
    // Both projects, those in a browser each in a context of its own. By itself vitest leaves one core unused, of two.
    maxWorkers: "100%",
    // A busy machine starts a worker or a database in more than a second.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Else a stylesheet that a test reads is empty.
          css: true,
          include: ["src/**/*.test.ts"],
          exclude: ["src/**/*.browser.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["src/**/*.browser.test.ts"],
          testTimeout: 30_000,
          globalSetup: "src/sandbox/vitest-setup.ts",
          setupFiles: "src/app/testing/speak-english.ts",
          browser: {
            enabled: true,
            // Another checkout may be testing at the same time.
            api: { strictPort: false },
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: "chromium" }],
            provider: playwright({ launchOptions: isTest && findBrowser() !== null ? await browserOptions() : {} }),
          },
        },
      },
    ],
  },
});
