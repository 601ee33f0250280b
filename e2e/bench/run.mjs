// @ts-check
// `npm run bench`: what the design promises of speed, as ratios that were measured side by side in one run. Never asserted.
// With names behind it (`npm run bench -- drain`) only these: script, tap, drain, paint, many, interactions.
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright";
import { browserOptions } from "../setup/browser.mjs";
import { serve } from "../setup/serve.mjs";
import { measureInteractions } from "./interactions.mjs";
import { measureMany } from "./many.mjs";

const PORT = Number(process.env.PORT ?? 4198);
const SITE = `http://localhost:${PORT}`;
const SIZES = [100, 10_000, 50_000];
const ROUNDS = 7;

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
/** @param {number} value @param {number} base */
const times = (value, base) => `${(value / base).toFixed(2)}×`;
/** @param {number} value */
const ms = (value) => `${value.toFixed(1)} ms`;

/** @param {string} path @param {unknown} body */
async function control(path, body) {
  const init = { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`${SITE}/sandbox/api/${path}`, init);
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}

/** Marks the moment at which the first row is on the screen. */
function watchFirstRow() {
  new MutationObserver((_, observer) => {
    if (document.querySelector("article[data-message-id]") === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark("first-row")));
  }).observe(document, { childList: true, subtree: true });
}

/** @param {import("playwright").Page} page */
async function firstRow(page) {
  await page.waitForFunction(() => performance.getEntriesByName("first-row").length > 0, null, { timeout: 120_000 });
  return page.evaluate(() => performance.getEntriesByName("first-row")[0]?.startTime ?? Number.NaN);
}

/**
 * The list is there, and the worker refreshes no more: a long refresh would disturb what is measured next.
 *
 * @param {import("playwright").Page} page
 */
async function isIdle(page) {
  await upToDate(page);
  await page.waitForFunction(
    async () => {
      const { held = [] } = await navigator.locks.query();
      return held.every(({ name }) => !name?.endsWith(":refresh"));
    },
    null,
    { timeout: 240_000, polling: 200 },
  );
}

/** @param {import("playwright").Page} page */
async function upToDate(page) {
  const status = page.getByRole("status");
  await status.and(page.getByText("Up to date")).waitFor({ timeout: 240_000 });
}

/** @param {import("playwright").Browser} browser */
async function measureFirstPaint(browser) {
  const players = [];
  for (const size of SIZES) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(watchFirstRow);
    await page.goto(`${SITE}/#sid=sandbox-${randomBytes(5).toString("hex")}x-${size}`);
    await isIdle(page);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    players.push({ size, page, paints: /** @type {number[]} */ ([]) });
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const { page, paints } of players) {
      await page.goto(`${SITE}/`);
      paints.push(await firstRow(page));
      await isIdle(page);
      // Leaves nothing running that would disturb the next one.
      await page.goto("about:blank");
    }
  }
  console.log("\nFirst row from the mirror, by how many are stored (a reload, worker in place)");
  const base = median(players[0]?.paints ?? []);
  for (const { size, paints } of players)
    console.log(`  ${size} rows: ${ms(median(paints))}  ${times(median(paints), base)}`);
  return players.map(({ page }) => page);
}

/** @param {import("playwright").Browser} browser */
async function measureTap(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const sid = `sandbox-${randomBytes(5).toString("hex")}x-0`;
  await control("send", { sid, count: 40, displayType: "silent" });
  await page.goto(`${SITE}/#sid=${sid}`);
  await upToDate(page);
  const taps = await page.evaluate(async () => {
    /** @type {number[]} */
    const found = [];
    for (const article of [...document.querySelectorAll("article[data-message-id]")].slice(0, 30)) {
      const id = article.getAttribute("data-message-id");
      const buttons = [...article.querySelectorAll("button")];
      const button = buttons.find((one) =>
        (one.getAttribute("aria-label") ?? one.textContent)?.includes("Mark as read"),
      );
      const shown = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          const now = document.querySelector(`article[data-message-id="${id}"]`);
          if (now?.getAttribute("data-unread") !== "false") return;
          observer.disconnect();
          resolve(null);
        });
        observer.observe(document, { attributes: true, childList: true, subtree: true });
      });
      const start = performance.now();
      button?.click();
      await shown;
      found.push(performance.now() - start);
    }
    return found;
  });
  console.log("\nA tap, until it is durable and shown");
  console.log(`  median ${ms(median(taps))}, longest ${ms(Math.max(...taps))}`);
  await context.close();
}

/** @param {import("playwright").Browser} browser */
async function measureDrain(browser) {
  const LATENCY_MS = 20;
  const COUNT = 1_000;
  const context = await browser.newContext();
  const page = await context.newPage();
  const sid = `sandbox-${randomBytes(5).toString("hex")}x-0`;
  await control("send", { sid, count: COUNT, displayType: "silent", live: false });
  await page.goto(`${SITE}/#sid=${sid}`);
  await upToDate(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await control("faults", { sid, faults: [{ kind: "delay", ms: LATENCY_MS, endpoint: "read" }] });
  const { fusionUrl } = await (await fetch(`${SITE}/api/v1/config/sandbox`)).json();
  const bare = await page.evaluate(
    async ({ url, token, count }) => {
      const queue = Array.from({ length: count }, (_, place) => place).values();
      const start = performance.now();
      const lane = async () => {
        for (const place of queue) {
          const body = JSON.stringify({ MessageId: 900_000_000 + place });
          await fetch(url, { method: "POST", headers: { authtoken: token }, body });
        }
      };
      await Promise.all(Array.from({ length: 6 }, lane));
      return performance.now() - start;
    },
    { url: `${fusionUrl}Notifications/MarkNotificationAsRead`, token: await tokenOf(sid, fusionUrl), count: COUNT },
  );
  const start = performance.now();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await page.waitForFunction(
    () => {
      const status = document.querySelector('[role="status"]');
      const unread = document.querySelectorAll('article[data-unread="true"]').length;
      return unread === 0 && status?.getAttribute("data-pending") === "0";
    },
    null,
    { timeout: 240_000, polling: 50 },
  );
  const drained = performance.now() - start;
  console.log(`\n${COUNT} changes to a server that answers after ${LATENCY_MS} ms`);
  console.log(`  bare fetch, six at once: ${ms(bare)}`);
  console.log(`  the outbox, durable and settled: ${ms(drained)}  ${times(drained, bare)}`);
  console.log(
    `  one after the other it would be at least ${ms(COUNT * LATENCY_MS)}  ${times(COUNT * LATENCY_MS, bare)}`,
  );
  await context.close();
}

/** @param {string} sid @param {string} fusionUrl */
async function tokenOf(sid, fusionUrl) {
  const response = await fetch(`${fusionUrl}Platform/LoginAuthToken`, { method: "POST", headers: { authtoken: sid } });
  return (await response.json()).Data.Authentication.AuthToken;
}

function measureScript() {
  const [, first = ""] = /<script [^>]*src="\.\/assets\/([^"]+)"/.exec(readFileSync("dist/index.html", "utf8")) ?? [];
  console.log("\nScript, gzip");
  for (const name of readdirSync("dist/assets").filter((file) => file.endsWith(".js"))) {
    const size = gzipSync(readFileSync(join("dist/assets", name)), { level: 9 }).length;
    console.log(`  ${(size / 1_000).toFixed(1)} kB  ${name}${name === first ? "  (needed for the first list)" : ""}`);
  }
}

const server = await serve(PORT);
const browser = await chromium.launch(await browserOptions());
/** @param {import("playwright").Browser} browser */
async function measureInteraction(browser) {
  const count = SIZES.at(-1) ?? 0;
  const address = `${SITE}/#sid=sandbox-${randomBytes(5).toString("hex")}x-${count}`;
  await measureInteractions(browser, { address, count, isIdle });
}

/** @param {import("playwright").Browser} browser */
async function measureDeletes(browser) {
  const addresses = SIZES.map((size) => ({
    size,
    address: `${SITE}/#sid=sandbox-${randomBytes(5).toString("hex")}x-${size}`,
  }));
  await measureMany(browser, { addresses, isIdle });
}

const measures = {
  script: measureScript,
  tap: measureTap,
  drain: measureDrain,
  paint: measureFirstPaint,
  many: measureDeletes,
  interactions: measureInteraction,
};
try {
  for (const [name, measure] of Object.entries(measures)) {
    if (process.argv.length === 2 || process.argv.includes(name)) await measure(browser);
  }
} finally {
  await browser.close();
  server.kill();
}
