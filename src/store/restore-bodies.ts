import type { FullNotification } from "../model/notification.ts";
import { byOrder } from "./keys.ts";
import { isQuotaError } from "./pressure.ts";
import type { Store } from "./store.ts";
import { read, write } from "./transaction.ts";

const CHUNK = 200;

/**
 * Stores the bodies again that a full device had to give up, newest first, as far as there is room by now: what is equal
 * by its fingerprint is not written by a snapshot.
 *
 * @param rows of a snapshot that was applied
 */
export async function restoreBodies(store: Store, rows: readonly FullNotification[]): Promise<void> {
  const bare = await readBare(store);
  if (bare.size === 0) return;
  const wanted = rows.filter(({ notification: { id } }) => bare.has(id)).sort(byOrder);
  try {
    for (let start = 0; start < wanted.length; start += CHUNK) await put(store, wanted.slice(start, start + CHUNK));
  } catch (error) {
    if (!isQuotaError(error)) throw error;
  }
  store.changes.announce();
}

/** Ids of what is stored without its body. Counting tells mostly that there is none. */
async function readBare(store: Store): Promise<ReadonlySet<number>> {
  return read(store, ["notifications", "bodies"], async (transaction) => {
    const [notifications, bodies] = [transaction.objectStore("notifications"), transaction.objectStore("bodies")];
    const [all, whole] = await Promise.all([notifications.count(), bodies.count()]);
    if (all <= whole) return new Set();
    const [ids, withBody] = await Promise.all([notifications.getAllKeys(), bodies.getAllKeys()]);
    const known = new Set(withBody);
    return new Set(ids.filter((id) => !known.has(id)));
  });
}

/** What was deleted, or got its body, meanwhile is left alone. */
async function put(store: Store, rows: readonly FullNotification[]): Promise<void> {
  await write(store, ["notifications", "bodies"], "relaxed", async (transaction) => {
    const [notifications, bodies] = [transaction.objectStore("notifications"), transaction.objectStore("bodies")];
    await Promise.all(
      rows.map(async ({ notification: { id }, body }) => {
        const [isThere, hasBody] = await Promise.all([notifications.getKey(id), bodies.getKey(id)]);
        if (isThere !== undefined && hasBody === undefined) await bodies.put({ id, body });
      }),
    );
  });
}
