import { fingerprint } from "../model/fingerprint.ts";
import { admits, mergeRead } from "../model/merge.ts";
import type { FullNotification } from "../model/notification.ts";
import { writeFingerprints } from "./fingerprints.ts";
import { mirrorRow, provenRead } from "./keys.ts";
import type { Store } from "./store.ts";
import { keepingCount, LEDGER, readState, write } from "./transaction.ts";

/**
 * - `added`: new in the mirror
 * - `known`: it was there; nothing written for a live event, the newer truth for a fetched row
 * - `rejected`: it was deleted (invariant 6)
 */
export type RowResult = "added" | "known" | "rejected";

const STORES = [...LEDGER, "bodies" as const, "popped" as const, "fingerprints" as const, "tombstones" as const];

/**
 * Brings one message into the mirror at the cost of one row.
 *
 * @param source a live `event` may be late, doubled or cut short, so it never changes what is there; a `fetch` asked for
 *   this one message may
 */
export async function applyRow(store: Store, row: FullNotification, source: "event" | "fetch"): Promise<RowResult> {
  const result = await write(store, STORES, "relaxed", async (transaction): Promise<RowResult> => {
    const { id } = row.notification;
    const tombstone = await transaction.objectStore("tombstones").get(id);
    if (!admits(tombstone, source)) return "rejected";
    const stored = await transaction.objectStore("notifications").get(id);
    if (stored !== undefined && source === "event") return "known";
    await keepingCount(transaction, [id], async () => {
      const state = await readState(transaction);
      const tick = state.tick + 1;
      // An event may come without its date; it is the newest that we know of until the list says better.
      const date = row.notification.date ?? (source === "event" ? state.newestDate || null : null);
      const notification = mergeRead(provenRead(stored) ?? tombstone, { ...row.notification, date });
      await transaction.objectStore("notifications").put(mirrorRow(notification, tick));
      await transaction.objectStore("bodies").put({ id, body: row.body });
      if (tombstone?.hasPopped === true) await transaction.objectStore("popped").put({ id });
      if (tombstone !== undefined) await transaction.objectStore("tombstones").delete(id);
      await writeFingerprints(transaction, new Map([[id, fingerprint(row)]]));
      return { tick };
    });
    return stored === undefined ? "added" : "known";
  });
  if (result === "added" || source === "fetch") store.changes.announce();
  return result;
}
