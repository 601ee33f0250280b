import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readHostOrigins } from "./deploy-files.ts";
import { headersFor } from "./headers.ts";
import { caddyFile, headersFile, nginxFile } from "./server-files.ts";

const HOSTS = ["https://www.example.com", "https://shop.example.com"];
const ANCESTORS = "frame-ancestors 'self' https://www.example.com https://shop.example.com";
const FOREVER = "public, max-age=31536000, immutable";

describe("what a server says", () => {
  it("names the sites that may embed the inbox, and nobody where there are none", () => {
    const policy = (hosts: readonly string[]) => headersFor(hosts)[0]?.headers["Content-Security-Policy"];
    expect(policy(HOSTS)?.endsWith(ANCESTORS)).toBe(true);
    expect(policy([])?.endsWith("frame-ancestors 'self'")).toBe(true);
  });

  it("is in the file of Netlify and Cloudflare Pages, with no header said twice for one path", () => {
    const file = headersFile(headersFor(HOSTS));
    expect(file).toContain(`/*\n  Content-Security-Policy: `);
    expect(file).toContain(ANCESTORS);
    expect(file).toContain(`/assets/*\n  Cache-Control: ${FOREVER}`);
    expect(file.match(/Cache-Control/g)).toHaveLength(1);
    expect(file).toContain("/embed.mjs\n  Access-Control-Allow-Origin: *");
  });

  it("is in the file of nginx outside of any location, which would drop what is said for the server", () => {
    const file = nginxFile(headersFor(HOSTS));
    expect(file).toContain(ANCESTORS);
    expect(file).toContain(`map $uri $inbox_cache_control {\n  default "no-cache";\n  ~^/assets/ "${FOREVER}";\n}`);
    expect(file).toContain(
      `map $uri $inbox_access_control_allow_origin {\n  default "";\n  /embed.mjs "*";\n  /embed.js "*";\n  /embed-frames.js "*";\n}`,
    );
    const inLocations = [...file.matchAll(/location[^{]*\{[^}]*\}/g)].map(([text]) => text).join("\n");
    expect(inLocations).not.toContain("add_header");
    // Nor is an error kept.
    expect(file).toContain("add_header Cache-Control $inbox_cache_control;");
  });

  it("is in the file of Caddy, where the common value yields to a special one", () => {
    const file = caddyFile(headersFor(HOSTS));
    expect(file).toContain(ANCESTORS);
    expect(file).toContain('    ?Cache-Control "no-cache"');
    // Only what is there may be kept.
    expect(file).toContain("  @assets {\n    path /assets/*\n    file\n  }");
    expect(file).toContain(`  header @assets {\n    Cache-Control "${FOREVER}"`);
  });
});

describe("the operator's file", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "inbox-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (text: string) => {
    const path = join(folder, "inbox.config.json");
    writeFileSync(path, text);
    return readHostOrigins(path);
  };

  it("says which sites may embed the inbox", () => {
    expect(read(JSON.stringify({ brandName: "x", hostOrigins: HOSTS }))).toEqual(HOSTS);
    expect(read('{"brandName": "x"}')).toEqual([]);
    expect(readHostOrigins(join(folder, "none.json"))).toEqual([]);
  });

  it.each(['"https://www.example.com"', '["https://www.example.com/"]', '["https://x; script-src *"]', "[5]", '["*"]'])(
    "with %s in the place of origins ends the build, and nothing of it gets into a header",
    (origins) => {
      expect(() => read(`{"brandName": "x", "hostOrigins": ${origins}}`)).toThrow(
        /"hostOrigins" in .* should be a list of exact http\(s\) origins/,
      );
    },
  );

  it("that is no JSON is named", () => {
    expect(() => read("{")).toThrow(/inbox.config.json is not valid JSON/);
  });
});
