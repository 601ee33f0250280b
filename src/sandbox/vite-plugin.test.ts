import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { findProjectRoot } from "./project-root.ts";
import { startSandbox } from "./start.ts";
import { at } from "./test-client.ts";

const root = findProjectRoot();
let folder = "";
const stops: (() => void)[] = [];

/** A project whose build is one page, with the plugin bundled into its configuration as Vite does it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-plugin-"));
  await mkdir(join(folder, "dist"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>source</title>");
  await writeFile(join(folder, "dist", "index.html"), "<!doctype html><title>built</title>");
  const plugin = pathToFileURL(join(root, "src", "sandbox", "vite-plugin.ts")).pathname;
  const where = '{ host: "127.0.0.1", port: Number(process.env.PORT), strictPort: true }';
  await writeFile(
    join(folder, "vite.config.mjs"),
    `import { sandbox } from "${plugin}";\nexport default { plugins: [sandbox()], preview: ${where}, server: ${where} };`,
  );
});

afterAll(async () => {
  for (const stop of stops) stop();
  await rm(folder, { recursive: true });
});

/** Runs Vite as a person would, but for the test runner's mark, which turns the plugin off. */
function runVite(command: readonly string[], port: number, env: Readonly<Record<string, string>> = {}) {
  const { VITEST: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(root, "node_modules", "vite", "bin", "vite.js"), ...command, folder], {
    cwd: root,
    env: { ...inherited, ...env, PORT: String(port), NO_COLOR: "1" },
  });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    output += text;
  });
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  stops.push(() => child.kill());
  return { output: () => output, exit };
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const started = await startSandbox();
  await started.stop();
  return started.port;
}

describe.each([
  ["vite preview", ["preview"], "built"],
  ["vite", [], "source"],
])("under %s", (_name, command, title) => {
  it("serves inbox and sandbox on one port, and says where", async () => {
    const port = await freePort();
    const vite = runVite(command, port);
    await expect.poll(vite.output, { timeout: 20_000 }).toContain("CRM console");
    for (const url of [`localhost:${port}/`, `127.0.0.1:${port}/sandbox/demo/`, `localhost:${port}/sandbox/`]) {
      expect(vite.output()).toContain(`http://${url}\n`);
    }
    for (const origin of [`http://localhost:${port}`, `http://127.0.0.1:${port}`]) {
      expect(await (await fetch(origin)).text()).toContain(title);
      const config: unknown = await (await fetch(`${origin}/inbox.config.json`)).json();
      expect(at(config, "brandName")).toBe("sandbox");
      expect((await fetch(`${origin}/sandbox/`)).status).toBe(200);
      const preflight = await fetch(`${origin}/fusion/Platform/LoginAuthToken`, { method: "OPTIONS" });
      expect(preflight.headers.get("access-control-allow-headers")).toBe("authtoken, content-type");
    }
    const socket = new WebSocket(`ws://127.0.0.1:${port}/app/sandbox-key?protocol=7`);
    expect(vite.output()).not.toContain("inbox.config.json");
    const first = await new Promise((resolve) => socket.once("message", (data) => resolve(String(data))));
    expect(first).toContain("pusher:connection_established");
    socket.terminate();
    const again = runVite(command, port);
    expect(await again.exit).toBe(1);
    expect(again.output()).toMatch(new RegExp(`^.*Port ${port} is in use: .*PORT=${port + 1} npm start$`, "m"));
    expect(again.output()).not.toContain("    at ");
  }, 40_000);

  it("leaves the operator's own inbox.config.json alone", async () => {
    const own = join(folder, command.length > 0 ? "dist" : "public");
    await mkdir(own, { recursive: true });
    await writeFile(join(own, "inbox.config.json"), '{"brandName":"own"}');
    const port = await freePort();
    const vite = runVite(command, port);
    await expect.poll(vite.output, { timeout: 20_000 }).toContain("CRM console");
    const config: unknown = await (await fetch(`http://localhost:${port}/inbox.config.json`)).json();
    expect(config).toEqual({ brandName: "own" });
    await expect.poll(vite.output).toContain(`The inbox takes ${join(own, "inbox.config.json")}`);
  }, 40_000);
});

describe("refuses to start, in one line,", () => {
  it("with half of an external Pusher server", async () => {
    const vite = runVite(["preview"], await freePort(), { PUSHER_HOST: "localhost" });
    expect(await vite.exit).toBe(1);
    expect(vite.output()).toContain("PUSHER_HOST set but not PUSHER_PORT");
    expect(vite.output()).not.toContain("    at ");
  }, 40_000);

  it("where other machines could reach it, unless told to", async () => {
    const vite = runVite(["preview", "--host", "0.0.0.0"], await freePort());
    expect(await vite.exit).toBe(1);
    expect(vite.output()).toContain("SANDBOX_ALLOW_NETWORK=1");
  }, 40_000);
});
