import type { Reading } from "./transaction.ts";

/** Ids of neighbours in time are mostly neighbours: one range is read many times faster than as many records. */
const MOST_SPARE = 4;

/** The records of these ids that are there, in no order. */
export async function getMany<Name extends "notifications" | "bodies">(
  transaction: Reading,
  name: Name,
  ids: readonly number[],
) {
  if (ids.length === 0) return [];
  const objectStore = transaction.objectStore(name);
  const [least, most] = [Math.min(...ids), Math.max(...ids)];
  if (most - least < ids.length * MOST_SPARE) {
    const wanted = new Set(ids);
    return (await objectStore.getAll(IDBKeyRange.bound(least, most))).filter(({ id }) => wanted.has(id));
  }
  return (await Promise.all(ids.map((id) => objectStore.get(id)))).filter((one) => one !== undefined);
}
