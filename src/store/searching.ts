import { groupBy } from "../model/group.ts";
import { isExpired } from "../model/notification.ts";
import { isCovering, type SeenNotification, see } from "../model/seen.ts";
import { getMany } from "./get-many.ts";
import type { Filter } from "./listing.ts";
import type { Store } from "./store.ts";
import { LEDGER, type Reading, read, toIntent } from "./transaction.ts";

/** Ids of all messages that the player sees under a filter, newest first, without reading one of them. */
export async function readSeenIds(store: Store, filter: Filter, now: number): Promise<number[]> {
  return read(store, LEDGER, async (transaction) => {
    const [ids, expired, stored] = await Promise.all([
      readIds(transaction, filter),
      transaction.objectStore("notifications").index("expires").getAllKeys(IDBKeyRange.upperBound(now)),
      transaction.objectStore("outbox").getAll(),
    ]);
    const hidden = new Set(expired);
    for (const { messageId, kind } of stored.map(toIntent).filter(isCovering)) {
      if (kind === "delete" || filter === "unread") hidden.add(messageId);
    }
    return hidden.size === 0 ? ids : ids.filter((id) => !hidden.has(id));
  });
}

function readIds(transaction: Reading, filter: Filter): Promise<number[]> {
  const notifications = transaction.objectStore("notifications");
  if (filter === "all") return notifications.index("order").getAllKeys();
  if (filter === "unread") return notifications.index("unreadOrder").getAllKeys();
  // As in `readView`: an array sorts after every number.
  return notifications.index("eventOrder").getAllKeys(IDBKeyRange.bound([filter], [filter, [[]]]));
}

/** These messages as the player sees them, in this order, with their bodies; without those that are not seen. */
export async function readSeen(
  store: Store,
  ids: readonly number[],
  now: number,
): Promise<{ readonly seen: SeenNotification; readonly body: string | null }[]> {
  return read(store, [...LEDGER, "bodies"], async (transaction) => {
    const [rows, bodies, stored] = await Promise.all([
      getMany(transaction, "notifications", ids),
      getMany(transaction, "bodies", ids),
      transaction.objectStore("outbox").getAll(),
    ]);
    const rowOf = new Map(rows.map((row) => [row.id, row.notification]));
    const bodyOf = new Map(bodies.map(({ id, body }) => [id, body]));
    const intents = groupBy(stored.map(toIntent), ({ messageId }) => messageId);
    return ids.flatMap((id) => {
      const base = rowOf.get(id);
      const seen = base === undefined || isExpired(base, now) ? null : see(base, intents.get(id) ?? []);
      return seen === null ? [] : [{ seen, body: bodyOf.get(id) ?? null }];
    });
  });
}
