import { carryOut } from "../faults/carry-out.ts";
import { failureAnswer, planOf } from "../faults/plan.ts";
import { type Answer, sendAnswer } from "../http/answer.ts";
import { preflightAnswer } from "../http/cors.ts";
import { type Exchange, readBody } from "../http/exchange.ts";
import type { LoggedRequest } from "../record/request-log.ts";
import { tellingHeaders } from "../record/telling-headers.ts";
import type { World } from "../world.ts";
import type { Call, Caller } from "./call.ts";
import { callerOf } from "./caller.ts";
import { list } from "./list.ts";
import { login } from "./login.ts";
import { messageIdInBody, mutate } from "./mutate.ts";
import { pusherAuth } from "./pusher-auth.ts";
import { matchRoute, type Route } from "./route.ts";
import { single } from "./single.ts";

/** Where the vendor's API lives on the sandbox's port. */
export const FUSION_PATH = "/fusion";

async function serve(call: Call): Promise<Answer> {
  switch (call.route.endpoint) {
    case "login":
      return login(call);
    case "list":
      return await list(call);
    case "single":
      return single(call);
    case "read":
    case "delete":
      return mutate(call);
    case "pusher-auth":
      return pusherAuth(call);
    default:
      return failureAnswer(404, ["Unknown call"]);
  }
}

/** Opens the journal's entry of a mutation; its status is filled in when the answer is out. */
function openEntry(world: World, exchange: Exchange, route: Route, caller: Caller, messageId: string | undefined) {
  if (route.endpoint !== "read" && route.endpoint !== "delete") return undefined;
  const entry = world.journal.open({
    kind: route.endpoint,
    source: "api",
    sid: caller.user?.sid ?? null,
    tokenUserId: caller.user?.id ?? null,
    messageId: messageId ?? null,
    headers: tellingHeaders(exchange.request),
  });
  exchange.response.once("finish", () => {
    entry.status = exchange.response.statusCode;
    entry.answered = true;
  });
  return entry;
}

/** Serves one call of the vendor's API, with the faults that are set for its user. */
export async function serveFusion(world: World, exchange: Exchange, logged: LoggedRequest): Promise<void> {
  const { response, method, url } = exchange;
  if (method === "OPTIONS") return sendAnswer(response, preflightAnswer());
  const route = matchRoute(method, url.pathname.slice(FUSION_PATH.length));
  if (route === undefined) return sendAnswer(response, failureAnswer(404, [`No such call: ${method} ${url.pathname}`]));

  const body = await readBody(exchange.request);
  const caller = callerOf(exchange, route, world);
  const messageId = route.endpoint === "read" ? messageIdInBody(body) : route.messageId;
  logged.endpoint = route.endpoint;
  logged.sid = caller.user?.sid ?? null;
  caller.user?.count(route.endpoint);
  const entry = openEntry(world, exchange, route, caller, messageId);

  const occasion = { endpoint: route.endpoint, user: caller.user, token: caller.token, messageId };
  const plan = planOf(world.faults.take(occasion));
  if (entry !== undefined) entry.fault = plan.kind ?? null;
  await carryOut(exchange, plan, () => serve({ world, exchange, route, caller, plan, body, messageId, entry }));
}
