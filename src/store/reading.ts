import { isExpired } from "../model/notification.ts";
import { type SeenNotification, see } from "../model/seen.ts";
import type { Store } from "./store.ts";
import { intentsOf, read, readState } from "./transaction.ts";

export interface Message {
  readonly seen: SeenNotification;
  /** HTML as the server sent it: hostile. Null where it is not stored (never fetched, or given up for space). */
  readonly body: string | null;
}

/** One message for reading; null where it is gone, deleted or expired. */
export async function readMessage(store: Store, id: number, now: number): Promise<Message | null> {
  return read(store, ["notifications", "bodies", "outbox"], async (transaction) => {
    const row = await transaction.objectStore("notifications").get(id);
    if (row === undefined || isExpired(row.notification, now)) return null;
    const seen = see(row.notification, await intentsOf(transaction, id));
    const stored = await transaction.objectStore("bodies").get(id);
    return seen === null ? null : { seen, body: stored?.body ?? null };
  });
}

/** Whether it is known of a message that cannot be read that it was here once, and is not for the player any more. */
export async function hasGone(store: Store, id: number): Promise<boolean> {
  return read(store, ["notifications", "tombstones"], async (transaction) => {
    const row = await transaction.objectStore("notifications").getKey(id);
    return row !== undefined || (await transaction.objectStore("tombstones").getKey(id)) !== undefined;
  });
}

/** Wall clock of the last complete refresh, ms; null before the first. */
export async function readRefreshedAt(store: Store): Promise<number | null> {
  return read(store, ["state"], async (transaction) => (await readState(transaction)).refreshedAt);
}

/** A moment on the database's own clock; `hasListSince` compares with it. */
export async function readTick(store: Store): Promise<number> {
  return read(store, ["state"], async (transaction) => (await readState(transaction)).tick);
}

/** Whether a list that was asked for after this moment is in place: one that was on its way then may know less. */
export async function hasListSince(store: Store, tick: number): Promise<boolean> {
  return read(store, ["state"], async (transaction) => ((await readState(transaction)).completed ?? 0) > tick);
}

/** The pictures of the newest messages: what is worth keeping for offline reading. */
export async function readPictures(store: Store, messages: number): Promise<string[]> {
  return store.connection.run(async (database) => {
    const rows = await database.getAllFromIndex("notifications", "order", null, messages);
    return [...new Set(rows.flatMap((row) => row.notification.pictures))];
  });
}
