import type { Intent } from "../model/intent.ts";
import { forgetFingerprints, NO_FINGERPRINT, writeFingerprints } from "./fingerprints.ts";
import { mirrorRow, provenRead } from "./keys.ts";
import type { Store } from "./store.ts";
import { keepingCount, LEDGER, readState, type Writing, write } from "./transaction.ts";

/**
 * The server answered an intent: base row and intent change together, so that no view ever sees one without the other.
 * A deleted message leaves a tombstone (invariant 6), a read one stays read against older snapshots (invariant 4).
 *
 * @param answer `done`, or `gone` where the server knew no such message. Of an intent that was sent before, that is the
 *   answer that was lost then; else it holds until a later snapshot says otherwise.
 */
export async function settleIntent(store: Store, intent: Intent, answer: "done" | "gone" = "done"): Promise<void> {
  const isFinal = answer === "done" || intent.failures > 0;
  await write(store, [...LEDGER, "bodies", "popped", "fingerprints", "tombstones"], "relaxed", async (transaction) => {
    const { messageId } = intent;
    await keepingCount(transaction, [messageId], async () => {
      await transaction.objectStore("outbox").delete(intent.id);
      const tick = (await readState(transaction)).tick + 1;
      const isTombstoneNew =
        intent.kind === "read"
          ? await settleRead(transaction, messageId, isFinal)
          : await settleDelete(transaction, messageId, isFinal, tick);
      return isTombstoneNew ? { tick } : undefined;
    });
  });
  store.changes.announce();
}

/** @returns whether it changed a tombstone */
async function settleRead(transaction: Writing, id: number, isFinal: boolean): Promise<boolean> {
  const notifications = transaction.objectStore("notifications");
  const row = await notifications.get(id);
  if (row !== undefined) {
    const isReadInDoubt = !isFinal && (!row.notification.isRead || row.isReadInDoubt === true);
    const read = mirrorRow({ ...row.notification, isRead: true }, row.bornAt);
    await notifications.put(isReadInDoubt ? { ...read, isReadInDoubt } : read);
    if (isReadInDoubt) await writeFingerprints(transaction, new Map([[id, NO_FINGERPRINT]]));
    return false;
  }
  // A stale snapshot dropped it meanwhile, and the next one may list it again.
  const tombstone = await transaction.objectStore("tombstones").get(id);
  if (tombstone === undefined || !isFinal) return false;
  await transaction.objectStore("tombstones").put({ ...tombstone, isRead: true });
  return true;
}

/** @returns whether it changed a tombstone */
async function settleDelete(transaction: Writing, id: number, isFinal: boolean, tick: number): Promise<boolean> {
  const tombstones = transaction.objectStore("tombstones");
  const buried = await tombstones.get(id);
  const row = await transaction.objectStore("notifications").get(id);
  await transaction.objectStore("notifications").delete(id);
  await transaction.objectStore("bodies").delete(id);
  const hasPopped = buried?.hasPopped === true || (await transaction.objectStore("popped").getKey(id)) !== undefined;
  await transaction.objectStore("popped").delete(id);
  await forgetFingerprints(transaction, [id]);
  if (buried?.reason === "deleted") return false;
  const isRead = provenRead(row)?.isRead ?? buried?.isRead ?? false;
  await tombstones.put(isFinal ? { id, reason: "deleted", tick } : { id, reason: "gone", tick, isRead, hasPopped });
  return true;
}
