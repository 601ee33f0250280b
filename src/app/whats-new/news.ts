import { changesSince, parseChangelog, type Release } from "./changelog.ts";

/** Lines of an update that are shown. */
const MOST = 4;

/** Of the version that runs: a chunk of its own, stored with the rest of the app. */
export async function ownReleases(): Promise<Release[]> {
  const { default: text } = await import("../../../CHANGELOG.md?raw");
  return parseChangelog(text);
}

/**
 * What the version that waits has and this one has not. The server has it beside the page; where it does not answer, the
 * update is offered without.
 */
export async function readNews(): Promise<readonly string[]> {
  try {
    const response = await fetch("./CHANGELOG.md", { cache: "no-store" });
    if (!response.ok) return [];
    return changesSince(await ownReleases(), parseChangelog(await response.text())).slice(0, MOST);
  } catch {
    return [];
  }
}
