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
 * @param named not fetched, but named by the page: meta elements and their modules
 */
export function preloadStart(
  always: readonly string[],
  ifSeen: readonly string[],
  named: Readonly<Record<string, string>>,
): Plugin {
  return {
    name: "preload-start",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const needed = chunksOf(always, bundle);
        const preloads = [...chunksOf([...always, ...ifSeen], bundle)]
          .filter((file) => !html.includes(file))
          .map((file) => preload(file, needed.has(file) ? {} : { media: SEEN }));
        const names = Object.entries(named).map(([name, module]) => meta(name, chunkOf(module, bundle).fileName));
        return [...preloads, ...names];
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

const meta = (name: string, file: string): HtmlTagDescriptor => ({
  tag: "meta",
  attrs: { name, content: `./${file}` },
  injectTo: "head",
});

const chunksIn = (bundle: Rolldown.OutputBundle) => Object.values(bundle).filter((output) => output.type === "chunk");

function chunkOf(module: string, bundle: Rolldown.OutputBundle): Rolldown.OutputChunk {
  const chunk = chunksIn(bundle).find(({ moduleIds }) => moduleIds.includes(normalizePath(resolve(module))));
  if (chunk === undefined) throw new Error(`No chunk has ${module}.`);
  return chunk;
}

/** With all that they import. */
function chunksOf(modules: readonly string[], bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const found = new Set(modules.map((module) => chunkOf(module, bundle).fileName));
  for (const file of found) {
    for (const imported of chunksIn(bundle).find(({ fileName }) => fileName === file)?.imports ?? [])
      found.add(imported);
  }
  return found;
}
