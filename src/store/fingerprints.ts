import { groupBy } from "../model/group.ts";
import { shardOf } from "./keys.ts";
import type { Writing } from "./transaction.ts";

/** As no fingerprint is: the next snapshot that lists the message writes it anew. */
export const NO_FINGERPRINT = -1;

/** @param prints those of stored messages, by id */
export async function writeFingerprints(transaction: Writing, prints: ReadonlyMap<number, number>): Promise<void> {
  const fingerprints = transaction.objectStore("fingerprints");
  await Promise.all(
    [...groupBy(prints, ([id]) => shardOf(id))].map(async ([shard, members]) => {
      const entries = (await fingerprints.get(shard))?.entries ?? new Map<number, number>();
      for (const [id, print] of members) entries.set(id, print);
      await fingerprints.put({ shard, entries });
    }),
  );
}

/** @param ids of messages that are not stored any more */
export async function forgetFingerprints(transaction: Writing, ids: readonly number[]): Promise<void> {
  const fingerprints = transaction.objectStore("fingerprints");
  for (const [shard, members] of groupBy(ids, shardOf)) {
    const stored = await fingerprints.get(shard);
    if (stored === undefined) continue;
    for (const id of members) stored.entries.delete(id);
    await fingerprints.put(stored);
  }
}
