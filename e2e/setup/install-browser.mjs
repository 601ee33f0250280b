// @ts-check
// Makes sure that there is a browser to test with: an installed one, else Playwright's download, else the system's.
import { spawnSync } from "node:child_process";
import { findBrowser } from "./browser.mjs";

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 */
function run(command, ...parameters) {
  console.log(`> ${command} ${parameters.join(" ")}`);
  return spawnSync(command, parameters, { stdio: "inherit", shell: process.platform === "win32" }).status === 0;
}

function installWithPlaywright() {
  // Its system libraries need an administrator; without one, the browser alone often is enough.
  const isRoot = process.getuid?.() === 0;
  return (
    (isRoot && run("npx", "playwright", "install", "--with-deps", "chromium")) ||
    run("npx", "playwright", "install", "chromium")
  );
}

function installWithSystem() {
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "--non-interactive"];
  const [first = "apt-get", ...rest] = [...asRoot, "apt-get"];
  return (
    run(first, ...rest, "update") && run(first, ...rest, "install", "--yes", "--no-install-recommends", "chromium")
  );
}

if (findBrowser() === null && process.platform === "linux") installWithPlaywright() || installWithSystem();
else if (findBrowser() === null) installWithPlaywright();

const found = findBrowser();
if (found === null) {
  console.error(
    "No Chromium was found or could be installed. Install one, or name it: CHROMIUM=/path/to/chromium npm test",
  );
  process.exit(1);
}
console.log(`Testing with ${found}`);
