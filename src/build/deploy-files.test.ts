import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { deployFiles } from "./deploy-files.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inbox-build-"));
  mkdirSync(join(folder, "public"));
  writeFileSync(join(folder, "index.html"), "<!doctype html>");
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

function writeConfig(path: string, hostOrigins: readonly string[]): string {
  const file = join(folder, path);
  writeFileSync(file, JSON.stringify({ brandName: path, hostOrigins }));
  return file;
}

async function buildWith(other?: string): Promise<(path: string) => string> {
  const plugin = deployFiles(join(folder, "public/inbox.config.json"), other);
  await build({ root: folder, configFile: false, logLevel: "silent", plugins: [plugin] });
  return (path) => readFileSync(join(folder, path), "utf8");
}

test("the sites of the file among the public ones may embed what is built", async () => {
  writeConfig("public/inbox.config.json", ["https://www.example.com"]);
  const read = await buildWith();
  for (const path of ["dist/_headers", "deploy/nginx.conf", "deploy/Caddyfile"])
    expect(read(path)).toContain("frame-ancestors 'self' https://www.example.com");
});

test("another file takes its place, in the headers and in what is served", async () => {
  writeConfig("public/inbox.config.json", ["https://www.example.com"]);
  const read = await buildWith(writeConfig("aurora.json", ["https://aurora.example"]));
  expect(read("dist/_headers")).toContain("https://aurora.example");
  expect(read("dist/_headers")).not.toContain("https://www.example.com");
  expect(JSON.parse(read("dist/inbox.config.json"))).toMatchObject({ brandName: "aurora.json" });
});

test.each([
  ["a path", "https://www.example.com/"],
  ["a pattern", "https://*.example.com"],
  ["no origin", "www.example.com"],
])("%s among the sites stops the build and is named", async (_, origin) => {
  await expect(buildWith(writeConfig("aurora.json", ["https://aurora.example", origin]))).rejects.toThrow(
    `aurora.json has "${origin}". It should be a list of exact http(s) origins`,
  );
});

test("a file without a brand stops the build", async () => {
  const file = join(folder, "nobody.json");
  writeFileSync(file, JSON.stringify({ hostOrigins: [] }));
  await expect(buildWith(file)).rejects.toThrow(/"brandName" in .*nobody\.json should be the name/);
});

test("a file that is not there stops the build and is named", async () => {
  await expect(buildWith(join(folder, "none.json"))).rejects.toThrow(
    /INBOX_CONFIG names .*none\.json, and there is no such file/,
  );
});
