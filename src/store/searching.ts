import { isExpired } from "../model/notification.ts";
import { type SeenNotification, see } from "../model/seen.ts";
import { getMany } from "./get-many.ts";
import type { Store } from "./store.ts";
import { intentsOfAll, LEDGER, read } from "./transaction.ts";

/** These messages as the player sees them, in this order, with their bodies; without those that are not seen. */
export async function readSeen(
  store: Store,
  ids: readonly number[],
  now: number,
): Promise<{ readonly seen: SeenNotification; readonly body: string | null }[]> {
  return read(store, [...LEDGER, "bodies"], async (transaction) => {
    const [rows, bodies, intents] = await Promise.all([
      getMany(transaction, "notifications", ids),
      getMany(transaction, "bodies", ids),
      intentsOfAll(transaction, ids),
    ]);
    const rowOf = new Map(rows.map((row) => [row.id, row.notification]));
    const bodyOf = new Map(bodies.map(({ id, body }) => [id, body]));
    return ids.flatMap((id) => {
      const base = rowOf.get(id);
      const seen = base === undefined || isExpired(base, now) ? null : see(base, intents.get(id) ?? []);
      return seen === null ? [] : [{ seen, body: bodyOf.get(id) ?? null }];
    });
  });
}
