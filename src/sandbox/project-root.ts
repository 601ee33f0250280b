import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file that only this project has, at this place. */
const LANDMARK = join("src", "sandbox", "pages", "console.html");

function above(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, LANDMARK))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * The folder that holds `src/sandbox/pages`. Vite bundles its configuration into a temporary file elsewhere, so this
 * module's own address alone is no guide: the given folder comes first, then the working directory.
 * Throws when the pages are nowhere.
 */
export function findProjectRoot(root?: string): string {
  const starts = [root, process.cwd(), dirname(fileURLToPath(import.meta.url))];
  for (const start of starts) {
    const found = start === undefined ? undefined : above(start);
    if (found !== undefined) return found;
  }
  throw new Error(`${LANDMARK} is not in or above ${starts.filter(Boolean).join(", ")}`);
}
