import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { TestProject } from "vitest/node";
import { isTcpAddress } from "./hosts.ts";
import { openExchange, readBody } from "./http/exchange.ts";
import { startSandbox } from "./start.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The sandbox: `http://localhost:PORT`; its API answers on `127.0.0.1`, another site. */
    sandboxOrigin: string;
    /** A server that answers what its URL asks for: an operator's site, sane or not. */
    operatorOrigin: string;
  }
}

/** What was posted to each path. */
const posted = new Map<string, string>();

/**
 * Answers `?status=…&type=…&body=…`; with `cut`, only the first half of the body arrives. Without a `body`, what was
 * posted to that path last.
 */
async function answerAsAsked(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url, method } = openExchange(request, response);
  const text = method === "POST" ? await readBody(request) : "";
  if (text !== "") posted.set(url.pathname, text);
  const asked = url.searchParams;
  const body = asked.get("body") ?? posted.get(url.pathname) ?? "";
  response.writeHead(Number(asked.get("status") ?? "200"), {
    "access-control-allow-origin": request.headers.origin ?? "*",
    "access-control-allow-credentials": "true",
    "access-control-allow-headers": "authtoken",
    "cache-control": "no-store",
    "content-type": asked.get("type") ?? "application/json",
    "content-length": Buffer.byteLength(body),
  });
  if (!asked.has("cut")) response.end(body);
  else response.write(body.slice(0, body.length / 2), () => response.socket?.resetAndDestroy());
}

/** Starts what the browser tests talk to over real HTTP and WebSocket, each on a port of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const sandbox = await startSandbox();
  const operator = createServer((request, response) => void answerAsAsked(request, response));
  await new Promise<void>((resolve) => operator.listen(0, "127.0.0.1", resolve));
  const address = operator.address();
  project.provide("sandboxOrigin", `http://localhost:${sandbox.port}`);
  project.provide("operatorOrigin", `http://127.0.0.1:${isTcpAddress(address) ? address.port : 0}`);
  return async () => {
    operator.close();
    operator.closeAllConnections();
    await sandbox.stop();
  };
}
