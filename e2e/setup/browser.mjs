// @ts-check
// Plain JavaScript: it also runs before anything that could compile TypeScript.
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The Chromium to test with: the one that `CHROMIUM` names, else Playwright's own, else one that is installed.
 *
 * @returns {string | null} its path
 */
export function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") return named;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return candidates.find(isExecutable) ?? null;
}

/** What Chromium needs to start anywhere and to ask nobody for anything. */
const chromiumArguments = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Its sandbox does not start as root, which is what containers and CI often are.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** With these on, Chromium starts two renderers for its own address bar beside every page, which nobody sees. */
const UNSEEN_FEATURES = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"];

const SWITCH = "--disable-features=";

/** Where what Playwright said is kept for the processes that it starts. */
const TOLD = "INBOX_PLAYWRIGHT_DISABLED_FEATURES";

function installedOptions() {
  const executablePath = findBrowser();
  return { args: chromiumArguments, ...(executablePath === null ? {} : { executablePath }) };
}

/**
 * The features that Playwright turns off, as its installed version says them: of two such switches Chromium takes the
 * last, so whoever adds one says all of them.
 */
async function askPlaywright() {
  const server = await chromium.launchServer(installedOptions());
  const found = server.process().spawnargs.find((argument) => argument.startsWith(SWITCH));
  await server.close();
  if (found === undefined) throw new Error(`Playwright does not pass ${SWITCH} any more: see ${import.meta.filename}`);
  return found.slice(SWITCH.length);
}

/**
 * How every test starts its browser.
 *
 * @param {readonly string[]} [kept] features that stay on though Playwright would turn them off
 * @returns {Promise<{ args: string[], executablePath?: string }>}
 * @throws if there is no browser to ask
 */
export async function browserOptions(kept = []) {
  const options = installedOptions();
  process.env[TOLD] ??= await askPlaywright();
  const disabled = [...process.env[TOLD].split(","), ...UNSEEN_FEATURES].filter((name) => !kept.includes(name));
  return { ...options, args: [...options.args, SWITCH + disabled.join(",")] };
}
