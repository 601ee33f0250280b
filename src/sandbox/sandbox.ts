import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { CONTROL_PATH, serveControl } from "./control/control.ts";
import { createWorld, type WorldOptions } from "./create-world.ts";
import { FUSION_PATH, serveFusion } from "./fusion/fusion.ts";
import { jsonAnswer, sendAnswer } from "./http/answer.ts";
import { type Exchange, openExchange, readBody } from "./http/exchange.ts";
import { SANDBOX_APPLICATION } from "./pusher/application.ts";
import { restAnswer } from "./pusher/rest.ts";
import type { PusherServer } from "./pusher/server.ts";
import { type Site, serveSite } from "./site/site.ts";
import type { World } from "./world.ts";

/** A running sandbox, to be hung into any HTTP server. */
export interface Sandbox {
  /** Answers the request, or calls `next` when it is not for the sandbox. */
  handle(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  /** Takes over a WebSocket upgrade; false when it is not for the sandbox. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  stop(): void;
}

const REST_PATH = /^\/apps\/[^/]+\//;

async function serveRest(world: World, exchange: Exchange, server: PusherServer): Promise<void> {
  const body = await readBody(exchange.request);
  const { method, url } = exchange;
  const signed = { method, path: url.pathname, query: url.searchParams, body, now: world.now() };
  sendAnswer(exchange.response, restAnswer(server, SANDBOX_APPLICATION, signed));
}

async function serve(world: World, pusher: PusherServer | undefined, site: Site, exchange: Exchange): Promise<boolean> {
  const { pathname } = exchange.url;
  if (pathname.startsWith(CONTROL_PATH)) {
    await serveControl(world, exchange);
    return true;
  }
  const logged = world.requests.open(exchange.request, exchange.response);
  if (pathname === FUSION_PATH || pathname.startsWith(`${FUSION_PATH}/`)) {
    await serveFusion(world, exchange, logged);
    return true;
  }
  if (pusher !== undefined && REST_PATH.test(pathname)) {
    await serveRest(world, exchange, pusher);
    return true;
  }
  return await serveSite(world, exchange, site);
}

/** Makes a sandbox. Nothing listens until its handlers are hung into a server. */
export function createSandbox(options: WorldOptions & Site): Sandbox {
  const { world, pusher } = createWorld(options);
  return {
    handle(request, response, next) {
      serve(world, pusher, options, openExchange(request, response)).then(
        (served) => {
          if (!served) next();
        },
        (error: unknown) => {
          if (response.headersSent || response.destroyed) return response.destroy();
          sendAnswer(response, jsonAnswer(500, { error: error instanceof Error ? error.message : String(error) }));
          return response;
        },
      );
    },
    upgrade: (request, socket, head) => pusher?.upgrade(request, socket, head) ?? false,
    stop: () => pusher?.stop(),
  };
}
