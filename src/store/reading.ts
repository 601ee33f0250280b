import { isExpired } from "../model/notification.ts";
import { type SeenNotification, see } from "../model/seen.ts";
import type { MirrorRow } from "./schema.ts";
import type { Store } from "./store.ts";
import { beginReading, beginWriting, intentsOf, LEDGER, type Reading } from "./transaction.ts";
import type { Filter } from "./view.ts";

export interface Message {
  readonly seen: SeenNotification;
  /** HTML as the server sent it: hostile. Null where it is not stored (never fetched, or given up for space). */
  readonly body: string | null;
}

/** One message for reading; null where it is gone, deleted or expired. */
export async function readMessage(store: Store, id: number, now: number): Promise<Message | null> {
  return store.connection.run(async (database) => {
    const transaction = beginReading(database, ["notifications", "bodies", "outbox"]);
    const row = await transaction.objectStore("notifications").get(id);
    if (row === undefined || isExpired(row.notification, now)) return null;
    const seen = see(row.notification, await intentsOf(transaction, id));
    const stored = await transaction.objectStore("bodies").get(id);
    return seen === null ? null : { seen, body: stored?.body ?? null };
  });
}

/** The messages that "mark all as read" means. */
export async function readUnreadIds(store: Store, filter: Filter, now: number): Promise<number[]> {
  return store.connection.run(async (database) => {
    const transaction = beginReading(database, LEDGER);
    const rows = await transaction.objectStore("notifications").index("unreadOrder").getAll();
    const matching = rows.filter((row) => filter === "all" || filter === "unread" || row.event === filter);
    return (await seenOnes(transaction, matching, now)).filter((seen) => !seen.isRead).map((seen) => seen.id);
  });
}

const POP_UP_CANDIDATES = 20;

/**
 * Takes the newest unread `push` messages that never popped up anywhere, and remembers that they did: of several tabs
 * only one gets each. Asked after every change, so it looks before it locks anything.
 */
export async function claimPopUps(store: Store, now: number): Promise<SeenNotification[]> {
  return store.connection.run(async (database) => {
    const stores = [...LEDGER, "popped" as const];
    if ((await readPopUps(beginReading(database, stores), now)).length === 0) return [];
    const transaction = beginWriting(database, stores, "relaxed");
    const claimed = await readPopUps(transaction, now);
    await Promise.all(claimed.map(({ id }) => transaction.objectStore("popped").put({ id })));
    await transaction.done;
    return claimed;
  });
}

async function readPopUps(transaction: Reading, now: number): Promise<SeenNotification[]> {
  const rows = await transaction.objectStore("notifications").index("unreadOrder").getAll(null, POP_UP_CANDIDATES);
  const pushed = rows.filter((row) => row.notification.display === "push" && row.event !== "inbox");
  const seen = (await seenOnes(transaction, pushed, now)).filter(({ isRead }) => !isRead);
  const popped = await Promise.all(seen.map(({ id }) => transaction.objectStore("popped").getKey(id)));
  return seen.filter((_, place) => popped[place] === undefined);
}

async function seenOnes(transaction: Reading, rows: readonly MirrorRow[], now: number): Promise<SeenNotification[]> {
  const all = await Promise.all(rows.map(async (row) => see(row.notification, await intentsOf(transaction, row.id))));
  return all.filter((seen) => seen !== null).filter((seen) => !isExpired(seen, now));
}

/** The pictures of the newest messages: what is worth keeping for offline reading. */
export async function readPictures(store: Store, messages: number): Promise<string[]> {
  return store.connection.run(async (database) => {
    const rows = await database.getAllFromIndex("notifications", "order", null, messages);
    return [...new Set(rows.flatMap((row) => row.notification.pictures))];
  });
}
