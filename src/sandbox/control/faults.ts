import type { Row } from "../crm/row.ts";
import type { User } from "../crm/user.ts";
import type { Fault } from "../faults/fault.ts";
import { isSocketFault } from "../faults/fault.ts";
import { EVERYBODY } from "../faults/faults.ts";
import { parseFault } from "../faults/parse-fault.ts";
import { Fields } from "../http/fields.ts";
import { NotOurServer } from "../live.ts";
import { OVER_QUOTA } from "../pusher/gate.ts";
import type { World } from "../world.ts";
import { userIn } from "./who.ts";

/** Sockets that are open when Pusher goes down or over quota go at once. */
function strikeOpenSockets(world: World, channel: string | null, faults: readonly Fault[]): void {
  const fault = faults.find((candidate) => isSocketFault(candidate) && candidate.after === 0);
  if (fault !== undefined) world.live.end(channel, fault.trouble.kind === "pusher-down" ? "destroy" : OVER_QUOTA.code);
}

/** Replaces the faults of a user or, with the sid `*`, of everybody. */
export function setFaults(world: World, value: unknown) {
  const fields = new Fields(value, "faults");
  const everybody = fields.any("sid") === EVERYBODY;
  const user = everybody ? undefined : userIn(world, fields);
  const faults = (fields.array("faults") ?? []).map(parseFault);
  fields.done();
  if (faults.some(isSocketFault) && world.live.host !== null) throw new NotOurServer();
  const users: readonly User[] = user === undefined ? world.users.all() : [user];
  const rows = new Map<User, readonly Row[]>(users.map((each) => [each, each.mailbox.rows]));
  const sid = user?.sid ?? EVERYBODY;
  world.faults.set(sid, faults, { tokenSerial: world.tokens.serial, rows });
  strikeOpenSockets(world, user?.channel ?? null, faults);
  return { sid, faults: world.faults.of(sid).map((active) => active.describe()) };
}

/** Takes the faults of one user away, or with no sid all of them. */
export function clearFaults(world: World, sid: string | undefined) {
  if (sid === undefined) world.faults.clear();
  else world.faults.set(sid, [], { tokenSerial: 0, rows: new Map() });
  return { cleared: sid ?? "all" };
}
