import { type Answer, jsonAnswer, sendAnswer } from "../http/answer.ts";
import { preflightAnswer, withCors } from "../http/cors.ts";
import { type Exchange, readBody } from "../http/exchange.ts";
import { BadRequest, parseJson } from "../http/fields.ts";
import { EventTooLarge, NotOurServer, TriggerFailed } from "../live.ts";
import type { World } from "../world.ts";
import { clearFaults, setFaults } from "./faults.ts";
import { closeSockets, emit } from "./live.ts";
import { actAsOtherDevice } from "./other-device.ts";
import { reset } from "./reset.ts";
import { send } from "./send.ts";
import { listUsers, type RowChoice, stateOf } from "./state.ts";
import { userOfSid } from "./who.ts";

/** Where the control API lives. */
export const CONTROL_PATH = "/sandbox/api/";

type Query = URLSearchParams;
type Handler = (world: World, body: unknown, query: Query) => unknown;

function sidIn(query: Query): string {
  const sid = query.get("sid");
  if (sid === null) throw new BadRequest('"sid" is missing from the query; see docs/sandbox.md');
  return sid;
}

function afterIn(query: Query): number {
  const after = Number(query.get("after") ?? "0");
  if (!Number.isInteger(after)) throw new BadRequest('"after" should be the seq of an entry; see docs/sandbox.md');
  return after;
}

function rowsIn(query: Query): RowChoice {
  const text = query.get("rows") ?? "true";
  if (text === "true") return "all";
  if (text === "false") return "none";
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new BadRequest('"rows" should be true, false or how many of the newest; see docs/sandbox.md');
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  "POST send": (world, body) => send(world, body),
  "GET users": (world) => listUsers(world),
  "GET state": (world, _, query) => stateOf(world, userOfSid(world, sidIn(query)), rowsIn(query)),
  "POST mark": (world, body) => actAsOtherDevice(world, "read", body),
  "POST delete": (world, body) => actAsOtherDevice(world, "delete", body),
  "GET journal": (world, _, query) => ({ entries: world.journal.list(query.get("sid") ?? undefined, afterIn(query)) }),
  "GET requests": (world, _, query) => ({
    entries: world.requests.list(query.get("sid") ?? undefined, afterIn(query)),
  }),
  "POST faults": (world, body) => setFaults(world, body),
  "DELETE faults": (world, _, query) => clearFaults(world, query.get("sid") ?? undefined),
  "POST live/close": (world, body) => closeSockets(world, body),
  "POST live/emit": (world, body) => emit(world, body),
  "POST reset": (world, body) => reset(world, body),
};

function statusOf(error: unknown): number {
  if (error instanceof BadRequest) return 400;
  if (error instanceof NotOurServer) return 409;
  if (error instanceof EventTooLarge) return 413;
  if (error instanceof TriggerFailed) return 502;
  return 500;
}

async function answer(world: World, exchange: Exchange): Promise<Answer> {
  const name = exchange.url.pathname.slice(CONTROL_PATH.length);
  const handler = HANDLERS[`${exchange.method} ${name}`];
  if (handler === undefined) {
    const known = Object.keys(HANDLERS).join(", ");
    return jsonAnswer(404, { error: `No "${exchange.method} ${name}"; there are ${known}; see docs/sandbox.md` });
  }
  const text = await readBody(exchange.request);
  const body = text === "" ? undefined : parseJson(text);
  if (text !== "" && body === undefined) throw new BadRequest("The body is not JSON; see docs/sandbox.md");
  return jsonAnswer(200, await handler(world, body, exchange.url.searchParams), { "cache-control": "no-store" });
}

/** Serves the control API, by which tests and the console play the CRM, other devices and bad luck. */
export async function serveControl(world: World, exchange: Exchange): Promise<void> {
  if (exchange.method === "OPTIONS") return sendAnswer(exchange.response, preflightAnswer());
  try {
    sendAnswer(exchange.response, withCors(await answer(world, exchange)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    sendAnswer(exchange.response, withCors(jsonAnswer(statusOf(error), { error: message })));
  }
}
