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
export const chromiumArguments = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Its sandbox does not start as root, which is what containers and CI often are.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * How every test starts its browser.
 *
 * @returns {{ args: string[], executablePath?: string }}
 */
export function browserOptions() {
  const executablePath = findBrowser();
  return { args: [...chromiumArguments], ...(executablePath === null ? {} : { executablePath }) };
}
