// @ts-check
// `npm run lighthouse`: what Lighthouse says of the production build, for a phone and a desktop, and each point it misses.
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

/** @param {string} name @param {number} debugging @param {import("lighthouse").Config | undefined} config */
async function report(name, debugging, config) {
  const url = `http://localhost:${PORT}/#sid=sandbox-${randomBytes(5).toString("hex")}x`;
  const result = await lighthouse(url, { port: debugging, onlyCategories: CATEGORIES, logLevel: "error" }, config);
  if (result === undefined) throw new Error("Lighthouse said nothing");
  console.log(`\n${name}`);
  for (const category of Object.values(result.lhr.categories)) {
    console.log(`  ${category.title}: ${Math.round((category.score ?? 0) * 100)}`);
    for (const { id, weight } of category.auditRefs) {
      const audit = result.lhr.audits[id];
      if (audit === undefined || weight === 0 || audit.score === null || audit.score === 1) continue;
      console.log(`    ${id}: ${audit.displayValue ?? audit.title}`);
    }
  }
}

const server = await serve(PORT);
const debugging = await freePort();
const options = await browserOptions();
const browser = await chromium.launch({ ...options, args: [...options.args, `--remote-debugging-port=${debugging}`] });
try {
  await report("Phone", debugging, undefined);
  await report("Desktop", debugging, desktopConfig);
} finally {
  await browser.close();
  server.kill();
}
