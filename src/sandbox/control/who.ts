import type { User } from "../crm/user.ts";
import { BadRequest, type Fields } from "../http/fields.ts";
import type { World } from "../world.ts";

const SIDS = "expected the guide's test sid, sandbox-NAME or sandbox-NAME-N with N up to 100000; see docs/sandbox.md";

/** The user of a sid. Throws a BadRequest when the sandbox has no such sid. */
export function userOfSid(world: World, sid: string): User {
  const user = world.users.ofSid(sid);
  if (user === undefined) throw new BadRequest(`"sid" ${JSON.stringify(sid)} is nobody's: ${SIDS}`);
  return user;
}

/** The user that a request names, as `sid` or by `user`, the name alone. */
export function userIn(world: World, fields: Fields): User {
  const [sid, name] = [fields.string("sid"), fields.string("user")];
  if (sid === undefined && name === undefined) throw fields.wrong("sid", `given, or "user": ${SIDS}`);
  return userOfSid(world, sid ?? `sandbox-${name}`);
}
