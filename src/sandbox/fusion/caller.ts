import { type Exchange, headerOf } from "../http/exchange.ts";
import type { World } from "../world.ts";
import type { Caller } from "./call.ts";
import type { Route } from "./route.ts";

/**
 * Finds out who is asking. A login takes a sid, the Pusher authorisation either a sid or an AuthToken in its query, and
 * everything else an AuthToken.
 */
export function callerOf(exchange: Exchange, route: Route, world: World): Caller {
  const { endpoint } = route;
  const sent =
    endpoint === "pusher-auth" ? exchange.url.searchParams.get("authToken") : headerOf(exchange.request, "authtoken");
  if (sent === null || sent === undefined) return { user: undefined, token: undefined };
  const token = endpoint === "login" ? undefined : world.tokens.find(sent);
  if (token !== undefined) return { user: token.user, token };
  const takesSid = endpoint === "login" || endpoint === "pusher-auth";
  return { user: takesSid ? world.users.ofSid(sent) : undefined, token: undefined };
}
