import { resolve } from "node:path";
import { type HtmlTagDescriptor, normalizePath, type Plugin, type Rolldown } from "vite";

/** The frame over the operator's page has no height before something pops up, and shows no list then either. */
const SEEN = "(min-height: 1px)";

/**
 * Has the browser fetch what comes right after the first chunk along with it. By itself it would learn of it only from the
 * first chunk, one round trip later.
 *
 * @param always modules that every page needs, or nearly every one
 * @param ifSeen those that only a page needs that shows the list
 */
export function preloadStart(always: readonly string[], ifSeen: readonly string[]): Plugin {
  return {
    name: "preload-start",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const needed = chunksOf(always, bundle);
        return [...chunksOf([...always, ...ifSeen], bundle)]
          .filter((file) => !html.includes(file))
          .map((file) => preload(file, needed.has(file) ? {} : { media: SEEN }));
      },
    },
  };
}

const preload = (file: string, when: { readonly media?: string }): HtmlTagDescriptor => ({
  tag: "link",
  // Behind the first chunk: what that paints comes before what makes it complete.
  attrs: { rel: "modulepreload", fetchpriority: "low", href: `./${file}`, crossorigin: true, ...when },
  injectTo: "head",
});

/** With all that they import. */
function chunksOf(modules: readonly string[], bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const found = new Set<string>();
  for (const module of modules) {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(normalizePath(resolve(module))));
    if (chunk === undefined) throw new Error(`No chunk has ${module}.`);
    found.add(chunk.fileName);
  }
  for (const file of found) {
    for (const imported of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) found.add(imported);
  }
  return found;
}
