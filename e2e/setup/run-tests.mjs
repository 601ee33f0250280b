// @ts-check
// `npm test`: everything that must pass, closed by one line that sums what the runners themselves reported.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const reports = mkdtempSync(join(tmpdir(), "inbox-tests-"));

/**
 * @param {string} title
 * @param {readonly string[]} command
 * @param {Record<string, string>} [environment]
 */
function run(title, command, environment = {}) {
  console.log(`\n=== ${title}: ${command.join(" ")}`);
  const [program = "", ...parameters] = command;
  const shell = process.platform === "win32";
  const { status } = spawnSync(program, parameters, {
    stdio: "inherit",
    shell,
    env: { ...process.env, ...environment },
  });
  return status === 0;
}

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // A runner that died before it could report has failed once.
    return null;
  }
}

/**
 * @typedef {{ fullName: string, status: string, failureMessages: string[] }} UnitTest
 * @typedef {{ name: string, status: string, message: string, assertionResults: UnitTest[] }} UnitFile
 */

/** @param {string} path */
function readVitest(path) {
  const report = read(path);
  if (report === null) return { passed: 0, failed: 1, skipped: 0, failures: [] };
  /** @type {UnitFile[]} */
  const files = report.testResults;
  // A file that cannot even be loaded holds no failed test, but is a failed suite.
  const brokenFiles = files.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const failedTests = files.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => `${name} › ${fullName}\n${failureMessages.join("\n")}`),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...brokenFiles.map(({ name, message }) => `${name}\n${message}`), ...failedTests],
  };
}

/** @param {string} path */
function readPlaywright(path) {
  const report = read(path);
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

if (!run("browser", ["node", "e2e/setup/install-browser.mjs"])) process.exit(1);
const isChecked = run("check", ["npm", "run", "--silent", "check"]);

const vitest = join(reports, "vitest.json");
const isUnitFine = run("unit, store and sync", [
  "npx",
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${vitest}`,
]);

const playwright = join(reports, "playwright.json");
const isE2eFine = run("e2e", ["npx", "playwright", "test", "--reporter=list,json"], {
  PLAYWRIGHT_JSON_OUTPUT_NAME: playwright,
});

const engines = join(reports, "engines.json");
const areEnginesFine = run(
  "e2e in other engines",
  ["npm", "run", "--silent", "e2e:engines", "--", "--reporter=list,json"],
  {
    PLAYWRIGHT_JSON_OUTPUT_NAME: engines,
  },
);

const units = readVitest(vitest);
const counts = [units, readPlaywright(playwright), readPlaywright(engines)];
/** @param {"passed" | "failed" | "skipped"} key */
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
const isFine = isChecked && isUnitFine && isE2eFine && areEnginesFine;
// Said far above, before all that the browsers' tests print; those close with what failed of themselves.
if (units.failures.length > 0) console.log(`\nFailed of unit, store and sync:\n\n${units.failures.join("\n\n")}`);
if (!isChecked) console.log("\nThe check (types, lint, format, imports) failed: see above.");
const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
console.log(`\n${sum("passed")} passed, ${Math.max(sum("failed"), isFine ? 0 : 1)} failed${skipped}`);
process.exit(isFine && sum("failed") === 0 && sum("passed") > 0 ? 0 : 1);
