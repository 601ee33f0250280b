// @ts-check
// `npm run lighthouse`: what Lighthouse says of the production build, for a phone and a desktop, and each point it misses; and
// what the embed costs an operator's page. With names behind it (`npm run lighthouse -- host`) only these: inbox, host.
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import lighthouse, { desktopConfig } from "lighthouse";
import { chromium } from "playwright";
import { browserOptions } from "../setup/browser.mjs";
import { serve } from "../setup/serve.mjs";

const PORT = Number(process.env.PORT ?? 4196);
const CATEGORIES = ["performance", "accessibility", "best-practices"];

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** Of an odd number of rounds, so that there is a middle: the same page gets scores that are ten points apart. */
const ROUNDS = 5;

/** @param {number} debugging @param {import("lighthouse").Config | undefined} config */
async function visit(debugging, config) {
  const url = `http://localhost:${PORT}/#sid=sandbox-${randomBytes(5).toString("hex")}x`;
  const result = await lighthouse(url, { port: debugging, onlyCategories: CATEGORIES, logLevel: "error" }, config);
  if (result === undefined) throw new Error("Lighthouse said nothing");
  return result.lhr;
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Several first visits: each one's scores, and what any of them misses.
 *
 * @param {string} name @param {number} debugging @param {import("lighthouse").Config | undefined} config
 */
async function report(name, debugging, config) {
  const visits = [];
  for (let round = 0; round < ROUNDS; round++) visits.push(await visit(debugging, config));
  console.log(`\n${name}`);
  for (const id of CATEGORIES) {
    const categories = visits.map(({ categories }) => categories[id]).filter((one) => one !== undefined);
    const scores = categories.map(({ score }) => Math.round((score ?? 0) * 100));
    console.log(`  ${categories[0]?.title}: ${median(scores)} (${scores.join(", ")})`);
    const weighty = categories.flatMap(({ auditRefs }) => auditRefs).filter(({ weight }) => weight > 0);
    for (const audit of new Set(weighty.map((one) => one.id))) {
      const missed = visits.map(({ audits }) => audits[audit]).filter((one) => (one?.score ?? 1) < 1);
      if (missed.length === 0) continue;
      console.log(`    ${audit}: ${missed.map((one) => one?.displayValue ?? one?.title).join(", ")}`);
    }
  }
}

const HOST_AUDITS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"];

/**
 * The operator's page on a phone, with the embed and without, in turns.
 *
 * @param {number} debugging
 */
async function compareHost(debugging) {
  const url = `http://127.0.0.1:${PORT}/sandbox/demo/?user=${randomBytes(5).toString("hex")}x`;
  /** @param {readonly string[]} blockedUrlPatterns */
  const measure = async (blockedUrlPatterns) => {
    const flags = { port: debugging, onlyAudits: HOST_AUDITS, blockedUrlPatterns: [...blockedUrlPatterns] };
    const result = await lighthouse(url, { ...flags, logLevel: "error" });
    return HOST_AUDITS.map((id) => result?.lhr.audits[id]?.numericValue ?? Number.NaN);
  };
  /** @type {Record<string, number[][]>} */
  const found = { "without the embed": [], "with the embed": [] };
  for (let round = 0; round < ROUNDS; round++) {
    found["without the embed"]?.push(await measure(["*/embed.js"]));
    found["with the embed"]?.push(await measure([]));
  }
  console.log(`\nAn operator's page on a phone, median of ${ROUNDS}`);
  for (const [name, rounds] of Object.entries(found)) {
    const values = HOST_AUDITS.map(
      (id, index) => `${id} ${Math.round(median(rounds.map((one) => one[index] ?? Number.NaN)))} ms`,
    );
    console.log(`  ${name}: ${values.join(", ")}`);
  }
}

const wanted = process.argv.slice(2);
/** @param {string} name */
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);

const server = await serve(PORT);
const debugging = await freePort();
const options = await browserOptions();
const browser = await chromium.launch({ ...options, args: [...options.args, `--remote-debugging-port=${debugging}`] });
try {
  if (isWanted("inbox")) {
    await report("Phone", debugging, undefined);
    await report("Desktop", debugging, desktopConfig);
  }
  if (isWanted("host")) await compareHost(debugging);
} finally {
  await browser.close();
  server.kill();
}
