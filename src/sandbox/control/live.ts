import { Fields } from "../http/fields.ts";
import type { World } from "../world.ts";
import { userIn } from "./who.ts";

/** The codes by which Pusher closes a socket. */
const [FIRST_CODE, LAST_CODE] = [4000, 4299];

/** Closes the sockets of one user's channel, or with no user all of them. */
export function closeSockets(world: World, value: unknown) {
  const fields = new Fields(value, "live/close");
  const user = fields.has("sid") || fields.has("user") ? userIn(world, fields) : undefined;
  const how = fields.any("code") === "destroy" ? "destroy" : fields.integer("code", FIRST_CODE, LAST_CODE);
  if (how === undefined) throw fields.wrong("code", `a code from ${FIRST_CODE} to ${LAST_CODE}, or "destroy"`);
  fields.done();
  return { closed: world.live.end(user?.channel ?? null, how) };
}

/** Sends any event with any data on a user's channel. */
export async function emit(world: World, value: unknown) {
  const fields = new Fields(value, "live/emit");
  const user = userIn(world, fields);
  const event = fields.string("event");
  if (event === undefined) throw fields.wrong("event", "the event's name");
  const data = fields.has("data") ? fields.any("data") : {};
  fields.done();
  await world.live.trigger(user.channel, event, data);
  return { channel: user.channel, event };
}
