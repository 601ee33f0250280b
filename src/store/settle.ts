import type { Intent } from "../model/intent.ts";
import { mirrorRow, shardOf } from "./keys.ts";
import type { Store } from "./store.ts";
import { keepingCount, LEDGER, readState, write } from "./transaction.ts";

/**
 * The server confirmed an intent: base row and intent change together, so that no view ever sees one without the other.
 * A deleted message leaves a tombstone (invariant 6), a read one stays read against older snapshots (invariant 4).
 */
export async function settleIntent(store: Store, intent: Intent): Promise<void> {
  await write(store, [...LEDGER, "bodies", "popped", "fingerprints", "tombstones"], "relaxed", async (transaction) => {
    const { messageId } = intent;
    await keepingCount(transaction, [messageId], async () => {
      const notifications = transaction.objectStore("notifications");
      const tombstones = transaction.objectStore("tombstones");
      await transaction.objectStore("outbox").delete(intent.id);
      const tick = (await readState(transaction)).tick + 1;
      if (intent.kind === "read") {
        const row = await notifications.get(messageId);
        if (row !== undefined) {
          await notifications.put(mirrorRow({ ...row.notification, isRead: true }, row.bornAt));
          return undefined;
        }
        // A stale snapshot dropped it meanwhile, and the next one may list it again.
        const tombstone = await tombstones.get(messageId);
        if (tombstone === undefined) return undefined;
        await tombstones.put({ ...tombstone, isRead: true });
        return { tick };
      }
      await notifications.delete(messageId);
      await transaction.objectStore("bodies").delete(messageId);
      await transaction.objectStore("popped").delete(messageId);
      await tombstones.put({ id: messageId, reason: "deleted", tick });
      const fingerprints = transaction.objectStore("fingerprints");
      const shard = await fingerprints.get(shardOf(messageId));
      if (shard?.entries.delete(messageId) === true) await fingerprints.put(shard);
      return { tick };
    });
  });
  store.changes.announce();
}
