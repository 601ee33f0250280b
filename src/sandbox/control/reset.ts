import { Fields } from "../http/fields.ts";
import type { World } from "../world.ts";
import { userIn } from "./who.ts";

/** Gives one user or everybody a fresh inbox, and forgets the faults and the records. Tokens stay valid. */
export function reset(world: World, value: unknown) {
  const fields = new Fields(value ?? {}, "reset");
  const user = fields.has("sid") || fields.has("user") ? userIn(world, fields) : undefined;
  fields.done();
  for (const each of user === undefined ? world.users.all() : [user]) world.users.reseed(each);
  world.journal.clear(user?.sid);
  if (user === undefined) {
    world.faults.clear();
    world.requests.clear();
  } else clearOwnFaults(world, user.sid);
  return { reset: user?.sid ?? "all" };
}

function clearOwnFaults(world: World, sid: string): void {
  world.faults.set(sid, [], { tokenSerial: 0, rows: new Map() });
}
