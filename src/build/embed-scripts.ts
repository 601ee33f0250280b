import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

/** By the file that is made: the entry in src/embed, and how its code is wrapped. */
const SCRIPTS = {
  "embed.js": { entry: "embed-script.ts", format: "iife" },
  "embed.mjs": { entry: "embed.ts", format: "es" },
  "embed-frames.js": { entry: "frames/join-script.ts", format: "iife" },
} as const;

type Script = keyof typeof SCRIPTS;

const isScript = (name: string): name is Script => Object.hasOwn(SCRIPTS, name);
const inEmbed = (path: string) => fileURLToPath(new URL(`../embed/${path}`, import.meta.url));

/**
 * The scripts for the operator's page and their types, under names that stay: pages of operators point at them. Each is
 * bundled by itself, since the page's own build would share code between it and the inbox.
 */
export function embedScripts(): Plugin {
  return {
    name: "embed-scripts",
    async generateBundle() {
      for (const fileName of Object.keys(SCRIPTS).filter(isScript))
        this.emitFile({ type: "asset", fileName, source: await bundle(fileName) });
      this.emitFile({ type: "asset", fileName: "embed.d.mts", source: readFileSync(inEmbed("api.ts")) });
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const name = request.url?.split("?")[0]?.slice(1) ?? "";
        if (!isScript(name)) return next();
        bundle(name).then((code) => {
          response.setHeader("content-type", "text/javascript");
          response.end(code);
        }, next);
      });
    },
  };
}

async function bundle(name: Script): Promise<string> {
  const { entry, format } = SCRIPTS[name];
  const result = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      minify: "oxc",
      rolldownOptions: {
        input: inEmbed(entry),
        output: { format, codeSplitting: false },
        preserveEntrySignatures: "strict",
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunks = output !== undefined && "output" in output ? output.output : [];
  const [chunk] = chunks;
  if (chunk?.type !== "chunk" || chunks.length > 1) throw new Error(`${entry} does not make one script`);
  return chunk.code;
}
