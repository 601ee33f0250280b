import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Puts the changelog beside the page, where the version that runs looks for what the one that waits brings. */
export function publishChangelog(): Plugin {
  return {
    name: "publish-changelog",
    apply: "build",
    generateBundle() {
      const source = readFileSync(new URL("../../CHANGELOG.md", import.meta.url));
      this.emitFile({ type: "asset", fileName: "CHANGELOG.md", source });
    },
  };
}
