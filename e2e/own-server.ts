import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** What an answer is instead of the file: text, a status, or both. */
export type Override = { readonly status?: number; readonly text?: string; readonly type?: string };

/** An operator's own server: the built files, with some of them different. */
export interface OwnServer {
  readonly origin: string;
  /** By path; may be changed while it runs. */
  readonly overrides: Map<string, Override>;
  close(): Promise<void>;
}

/** @param headersOf what is said of a path besides its type */
export async function startOwnServer(
  folder: string,
  overrides: Readonly<Record<string, Override>>,
  headersOf: (path: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<OwnServer> {
  const changed = new Map(Object.entries(overrides));
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const override = changed.get(path);
    const file = path.endsWith("/") ? `${path}index.html` : path;
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    try {
      const body = override?.text ?? (override === undefined ? await readFile(join(folder, normalize(file))) : "");
      response.writeHead(override?.status ?? 200, {
        "content-type": override?.type ?? type,
        "cache-control": "no-cache",
        ...headersOf(path),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${portOf(server)}`,
    overrides: changed,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The port that the system gave to a server which listens. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen on a port");
  return address.port;
}

/** An `inbox.config.json` that leads to the sandbox at `origin`. */
export function configFor(origin: string, more: Readonly<Record<string, unknown>> = {}): Override {
  const { port } = new URL(origin);
  const config = {
    brandName: "sandbox",
    configUrl: `${origin}/api/v1/config/sandbox`,
    pusher: { host: "localhost", port: Number(port), tls: false },
    ...more,
  };
  return { text: JSON.stringify(config) };
}
