import { createServer } from "node:http";
import { isTcpAddress } from "./hosts.ts";
import { findProjectRoot } from "./project-root.ts";
import { type Patience, PUSHER_PATIENCE } from "./pusher/connection.ts";
import { createSandbox } from "./sandbox.ts";
import type { ExternalPusher } from "./settings.ts";

/** How a sandbox without Vite is started. */
export interface StartOptions {
  /** 0, the default, is any free port. */
  readonly port?: number;
  /** The project's folder; found from the working directory when left out. */
  readonly root?: string;
  /** When a silent live socket is pinged and given up; Pusher's own times when left out. */
  readonly patience?: Patience;
  readonly externalPusher?: ExternalPusher;
  readonly now?: () => number;
}

/** A sandbox on a port of its own. */
export interface StartedSandbox {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Ends every connection and frees the port. */
  stop(): Promise<void>;
}

/** Starts a sandbox on loopback, for Node tests: everything but the inbox itself. */
export async function startSandbox(options: StartOptions = {}): Promise<StartedSandbox> {
  let port = options.port ?? 0;
  const sandbox = createSandbox({
    now: options.now ?? Date.now,
    imageOrigin: () => `http://127.0.0.1:${port}`,
    patience: options.patience ?? PUSHER_PATIENCE,
    externalPusher: options.externalPusher,
    projectRoot: findProjectRoot(options.root),
    hasOwnInboxConfig: () => false,
  });
  const server = createServer((request, response) => {
    sandbox.handle(request, response, () => response.writeHead(404, { connection: "close" }).end("Not found"));
  });
  server.on("upgrade", (request, socket, head) => {
    if (!sandbox.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (isTcpAddress(address)) port = address.port;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        sandbox.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
