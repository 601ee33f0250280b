import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { Builder, By, Capabilities, type WebDriver } from "selenium-webdriver";
import { type Engine, findProgram } from "./engine.ts";

/** Where Debian puts it, which names the processor in the path. */
const BROWSERS = ["x86_64", "aarch64"].flatMap((processor) =>
  ["4.1", "6.0", "4.0"].map((version) => `/usr/lib/${processor}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
);
/** How long the driver may take to listen, in ms. */
const START_MS = 20_000;

/** Through its WebDriver, on a screen that nobody sees. @returns null where not all parts are installed */
export async function startWebkit(): Promise<Engine | null> {
  const driver = findProgram("WebKitWebDriver");
  const screen = findProgram("Xvfb");
  const browser = BROWSERS.find((path) => existsSync(path));
  if (driver === null || screen === null || browser === undefined) return null;
  const children: ChildProcess[] = [];
  try {
    const xvfb = spawn(screen, ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
    children.push(xvfb);
    // It chooses a free screen by itself and tells which.
    const [display] = await once(xvfb.stdout, "data");
    const port = await freePort();
    const env = { ...process.env, DISPLAY: `:${String(display).trim()}`, GDK_BACKEND: "x11", NO_AT_BRIDGE: "1" };
    children.push(spawn(driver, [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore", env }));
    const session = await connect(port, browser);
    return {
      goto: (url) => session.get(url),
      run: async (work, argument, role) => {
        if (role !== undefined)
          await session.switchTo().frame(await session.findElement(By.css(`iframe[data-fasttrack-inbox="${role}"]`)));
        try {
          return await runIn(session, work, argument);
        } finally {
          await session.switchTo().defaultContent();
        }
      },
      close: async () => {
        await session.quit().catch(() => {});
        await stop(children);
      },
    };
  } catch (error) {
    await stop(children);
    throw error;
  }
}

/** Again until the driver listens. */
async function connect(port: number, binary: string): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary, args: ["--automation"] },
  });
  const end = Date.now() + START_MS;
  for (;;) {
    try {
      return await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function runIn(session: WebDriver, work: (argument: string) => unknown, argument: string): Promise<unknown> {
  const result: unknown = await session.executeAsyncScript(
    `const [argument, done] = arguments;
    Promise.resolve(argument).then(${work}).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
    argument,
  );
  if (typeof result !== "object" || result === null || "error" in result) throw new Error(JSON.stringify(result));
  return "value" in result ? result.value : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return address.port;
}

async function stop(children: readonly ChildProcess[]): Promise<void> {
  for (const child of [...children].reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill();
    await once(child, "exit");
  }
}
