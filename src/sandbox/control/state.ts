import { BRAND_ID } from "../crm/brand.ts";
import type { Row } from "../crm/row.ts";
import type { User } from "../crm/user.ts";
import { EVERYBODY } from "../faults/faults.ts";
import type { World } from "../world.ts";

/** The rows to show: all in the server's order, none, or so many of the newest. */
export type RowChoice = "all" | "none" | number;

function dateOf(row: Row): string {
  return typeof row.Date === "string" ? row.Date : "";
}

function chosenRows(rows: readonly Row[], choice: RowChoice): { readonly rows?: readonly Row[] } {
  if (choice === "none") return {};
  if (choice === "all") return { rows };
  const newestFirst = [...rows].sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0));
  return { rows: newestFirst.slice(0, choice) };
}

/** Everything there is to know of one user. `connections` and its kin are null with an external Pusher server. */
export function stateOf(world: World, user: User, choice: RowChoice) {
  const live = world.live.state(user.channel);
  return {
    sid: user.sid,
    name: user.name,
    userId: user.id,
    brandId: BRAND_ID,
    channel: user.channel,
    rowCount: user.mailbox.rows.length,
    unreadCount: user.mailbox.rows.filter((row) => row.IsRead !== true).length,
    version: user.mailbox.version,
    ...chosenRows(user.mailbox.rows, choice),
    deletedIds: user.mailbox.deletedIds,
    faults: world.faults.of(user.sid).map((active) => active.describe()),
    faultsOfEverybody: world.faults.of(EVERYBODY).map((active) => active.describe()),
    requests: Object.fromEntries(user.requests),
    connections: live?.connections ?? null,
    subscriptions: live?.subscriptions ?? null,
    totalConnections: live?.totalConnections ?? null,
  };
}

/** The users that exist so far, in short. */
export function listUsers(world: World) {
  return {
    users: world.users
      .all()
      .map((user) => ({ sid: user.sid, name: user.name, userId: user.id, channel: user.channel })),
  };
}
