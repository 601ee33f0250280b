import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, resolve } from "node:path";
import type { Duplex } from "node:stream";
import type { Plugin, PreviewServer, ResolvedConfig, ViteDevServer } from "vite";
import { assertPortFree } from "./assert-port-free.ts";
import { isLoopback, isTcpAddress } from "./hosts.ts";
import { findProjectRoot } from "./project-root.ts";
import { PUSHER_PATIENCE } from "./pusher/connection.ts";
import { createSandbox } from "./sandbox.ts";
import { externalPusherFrom } from "./settings.ts";

/** Set to anything to let other machines reach the sandbox. */
const ALLOW_NETWORK = "SANDBOX_ALLOW_NETWORK";

/** Ends the process with one line instead of a stack trace: the reader is somebody who typed `npm start`. */
function giveUp(config: ResolvedConfig, error: unknown): never {
  config.logger.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

function assertLocal(host: string | boolean | undefined): void {
  if (host === undefined || host === false || (typeof host === "string" && isLoopback(host))) return;
  if (process.env[ALLOW_NETWORK]) return;
  throw new Error(
    `The sandbox has no passwords and listens on this machine only, not on "${host}": set ${ALLOW_NETWORK}=1 if you mean it (docs/sandbox.md)`,
  );
}

/** @param ownConfig the operator's own `inbox.config.json`, where there is one: the inbox takes that instead of the sandbox's */
function printUrls(config: ResolvedConfig, port: number, ownConfig: string | null): void {
  const lines = [
    ["Inbox", `http://localhost:${port}/`],
    ["Demo operator page", `http://127.0.0.1:${port}/sandbox/demo/`],
    ["CRM console", `http://localhost:${port}/sandbox/`],
  ];
  const text = lines.map(([name = "", url = ""]) => `  ${name.padEnd(20)}${url}`).join("\n");
  config.logger.info(`\n  The sandbox is up. Everything in it is made up and stays on this machine.\n\n${text}\n`);
  if (ownConfig === null) return;
  config.logger.warn(
    `  The inbox takes ${ownConfig}, so it asks the Fasttrack that is named there, not the sandbox. Without that file\n` +
      "  (from public/, or what INBOX_CONFIG names) it takes the sandbox's.\n",
  );
}

/** Hangs the sandbox in front of everything that Vite serves, on the same port. */
async function attach(server: ViteDevServer | PreviewServer, staticFolder: string, port: number): Promise<void> {
  const { config, httpServer } = server;
  if (httpServer === null) return;
  const portNow = () => {
    const address = httpServer.address();
    return isTcpAddress(address) ? address.port : port;
  };
  const ownConfig = join(staticFolder, "inbox.config.json");
  const hasOwnInboxConfig = () => existsSync(ownConfig);
  const sandbox = createSandbox({
    now: Date.now,
    imageOrigin: () => `http://127.0.0.1:${portNow()}`,
    patience: PUSHER_PATIENCE,
    externalPusher: externalPusherFrom(process.env),
    projectRoot: findProjectRoot(config.root),
    hasOwnInboxConfig,
  });
  if (port !== 0) await assertPortFree(port);
  // In front of Vite's own CORS handling, which would answer the preflights of the vendor's API by itself.
  server.middlewares.stack.unshift({
    route: "",
    handle: (request: IncomingMessage, response: ServerResponse, next: () => void) =>
      sandbox.handle(request, response, next),
  });
  httpServer.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    sandbox.upgrade(request, socket, head);
  });
  httpServer.once("close", () => sandbox.stop());
  server.printUrls = () => printUrls(config, portNow(), hasOwnInboxConfig() ? ownConfig : null);
}

/**
 * Serves the sandbox together with the inbox, in `vite` as in `vite preview`. Does nothing under a test runner, which
 * starts Vite for its own purposes.
 */
export function sandbox(): Plugin {
  return {
    name: "fasttrack-sandbox",
    async configureServer(server) {
      const { config } = server;
      if (process.env.VITEST || config.server.middlewareMode) return;
      try {
        assertLocal(config.server.host);
        await attach(server, config.publicDir, config.server.port);
      } catch (error) {
        giveUp(config, error);
      }
    },
    async configurePreviewServer(server) {
      const { config } = server;
      if (process.env.VITEST) return;
      try {
        assertLocal(config.preview.host);
        await attach(server, resolve(config.root, config.build.outDir), config.preview.port);
      } catch (error) {
        giveUp(config, error);
      }
    },
  };
}
