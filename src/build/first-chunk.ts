import { resolve } from "node:path";
import { normalizePath } from "vite";

/** What the bundler tells of a module. */
interface Context {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Keeps in one chunk everything that the page's entry imports. By itself the bundler would make a chunk for each set of
 * parts that share something, and the first list would wait for ten small ones, which compress badly.
 */
export function firstChunk(entry: string) {
  let first: ReadonlySet<string> | null = null;
  return {
    debugName: "first",
    name: (id: string, context: Context) => {
      first ??= reachable(normalizePath(resolve(entry)), context);
      return first.has(id) ? "first" : null;
    },
  };
}

/** By static imports. */
function reachable(entry: string, context: Context): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const imported of context.getModuleInfo(id)?.importedIds ?? []) look(imported);
  };
  look(entry);
  return found;
}
