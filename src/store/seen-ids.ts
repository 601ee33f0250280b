import { isCovering } from "../model/seen.ts";
import { type Filter, indexOf, rangeOf, type Stretch } from "./listing.ts";
import type { Store } from "./store.ts";
import { LEDGER, type Reading, read, toIntent } from "./transaction.ts";

/** Ids of all messages that the player sees under a filter, newest first, without reading one of them. */
export async function readSeenIds(store: Store, filter: Filter, now: number): Promise<number[]> {
  return read(store, LEDGER, (transaction) => seenIds(transaction, filter, now));
}

/** The messages that "mark all as read" means, newest first. */
export async function readUnreadIds(store: Store, filter: Filter, now: number): Promise<number[]> {
  return read(store, LEDGER, async (transaction) => {
    const unread = await seenIds(transaction, "unread", now);
    if (filter === "all" || filter === "unread") return unread;
    const ofKind = new Set(await readIds(transaction, filter));
    return unread.filter((id) => ofKind.has(id));
  });
}

/** @param stretch the part of the list; all of it where it is left out */
export async function seenIds(
  transaction: Reading,
  filter: Filter,
  now: number,
  stretch: Stretch = {},
): Promise<number[]> {
  const [ids, expired, stored] = await Promise.all([
    readIds(transaction, filter, stretch),
    transaction.objectStore("notifications").index("expires").getAllKeys(IDBKeyRange.upperBound(now)),
    transaction.objectStore("outbox").getAll(),
  ]);
  const hidden = new Set(expired);
  for (const { messageId, kind } of stored.map(toIntent).filter(isCovering)) {
    if (kind === "delete" || filter === "unread") hidden.add(messageId);
  }
  return hidden.size === 0 ? ids : ids.filter((id) => !hidden.has(id));
}

function readIds(transaction: Reading, filter: Filter, stretch: Stretch = {}): Promise<number[]> {
  return indexOf(transaction, filter).getAllKeys(rangeOf(filter, stretch));
}
