import { BRAND_NAME } from "../crm/brand.ts";
import { failureAnswer } from "../faults/plan.ts";
import { type Answer, jsonAnswer } from "../http/answer.ts";
import { withCors } from "../http/cors.ts";
import { type Call, notAuthenticated } from "./call.ts";

/** Signs a subscription to the caller's own channel. The parameters come as a form (POST) or in the query (GET). */
export function pusherAuth({ world, caller, exchange, route, body }: Call): Answer {
  if (route.brand !== BRAND_NAME) return failureAnswer(404, [`Unknown brand "${route.brand}"`]);
  const { user } = caller;
  if (user === undefined) return notAuthenticated();
  const form = exchange.method === "POST" ? new URLSearchParams(body) : exchange.url.searchParams;
  const [socketId, channel] = [form.get("socket_id"), form.get("channel_name")];
  if (socketId === null || !/^\d+\.\d+$/.test(socketId)) return failureAnswer(400, ["socket_id is missing or wrong"]);
  if (channel !== user.channel) return failureAnswer(403, [`Not your channel: ${channel}`]);
  return withCors(jsonAnswer(200, { auth: world.live.authorize(socketId, channel) }));
}
