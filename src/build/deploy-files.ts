import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { isHttpOrigin } from "../model/http-origin.ts";
import { headersFor } from "./headers.ts";
import { caddyFile, headersFile, nginxFile } from "./server-files.ts";

const DOCUMENTATION = "It is documented in docs/deploy.md.";

/**
 * What a web server has to say of the built files, ready for some: `_headers` among them, the others in `deploy/` beside
 * them, which is not to be served.
 *
 * @param publicConfig the operator's `inbox.config.json` among the public files; its `hostOrigins` may embed the inbox
 * @param otherConfig takes its place, here and in what is built
 */
export function deployFiles(publicConfig: string, otherConfig: string | undefined): Plugin {
  let folder = "";
  return {
    name: "deploy-files",
    apply: "build",
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir, "..", "deploy");
    },
    generateBundle() {
      if (otherConfig !== undefined && !existsSync(otherConfig))
        throw new Error(`INBOX_CONFIG names ${otherConfig}, and there is no such file. ${DOCUMENTATION}`);
      const rules = headersFor(readHostOrigins(otherConfig ?? publicConfig));
      if (otherConfig !== undefined)
        this.emitFile({ type: "asset", fileName: "inbox.config.json", source: readFileSync(otherConfig, "utf8") });
      this.emitFile({ type: "asset", fileName: "_headers", source: headersFile(rules) });
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "nginx.conf"), nginxFile(rules));
      writeFileSync(join(folder, "Caddyfile"), caddyFile(rules));
    },
  };
}

/** @throws Error that names the file and what it should be. @returns none where there is no such file */
export function readHostOrigins(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const origins = fieldOf(parse(readFileSync(path, "utf8"), path));
  if (origins === undefined) return [];
  // Nothing else may get into a header.
  if (Array.isArray(origins) && origins.every(isHttpOrigin)) return origins;
  throw new Error(
    `"hostOrigins" in ${path} should be a list of http(s) origins like "https://www.example.com". ${DOCUMENTATION}`,
  );
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not valid JSON. ${DOCUMENTATION}`, { cause: error });
  }
}

const fieldOf = (file: unknown): unknown =>
  typeof file === "object" && file !== null && "hostOrigins" in file ? file.hostOrigins : undefined;
