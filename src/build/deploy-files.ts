import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { isHttpOrigin } from "../model/http-origin.ts";
import { headersFor } from "./headers.ts";
import { caddyFile, headersFile, nginxFile } from "./server-files.ts";

const DOCUMENTATION = "It is documented in docs/configuration.md.";

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

/**
 * What would keep everybody out is told here, before it is served; the rest is when the inbox reads the file.
 *
 * @throws Error that names the file and what it should be. @returns none where there is no such file
 */
export function readHostOrigins(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const file = parse(readFileSync(path, "utf8"), path);
  const brandName = fieldOf(file, "brandName");
  if (typeof brandName !== "string" || !/^\S+$/.test(brandName))
    throw new Error(`"brandName" in ${path} should be the name of your brand at Fasttrack. ${DOCUMENTATION}`);
  const origins = fieldOf(file, "hostOrigins") ?? [];
  // Nothing else may get into a header.
  if (Array.isArray(origins) && origins.every(isHttpOrigin)) return origins;
  const wrong: unknown = Array.isArray(origins) ? origins.find((origin) => !isHttpOrigin(origin)) : origins;
  throw new Error(
    `"hostOrigins" in ${path} has ${JSON.stringify(wrong)}. It should be a list of exact http(s) origins like ` +
      `"https://www.example.com": no path, no slash at the end, no "*". ${DOCUMENTATION}`,
  );
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not valid JSON. ${DOCUMENTATION}`, { cause: error });
  }
}

const fieldOf = (file: unknown, name: string): unknown =>
  typeof file === "object" && file !== null ? Reflect.get(file, name) : undefined;
