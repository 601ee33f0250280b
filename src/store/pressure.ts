import { pictureCacheName } from "./keys.ts";
import type { Store } from "./store.ts";
import { write } from "./transaction.ts";

export function isQuotaError(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

/** Bodies that are kept when the device is full. */
export const BODIES_KEPT = 50;

/** First to go when the device is full (invariant 16): they can be fetched again. */
export async function shedPictures(store: Store): Promise<void> {
  await globalThis.caches?.delete(pictureCacheName(store.name));
}

/** Second to go: the bodies of all but the newest messages. Never an intent. */
export async function shedBodies(store: Store, kept = BODIES_KEPT): Promise<void> {
  await write(store, ["notifications", "bodies"], "relaxed", async (transaction) => {
    const ids = await transaction.objectStore("notifications").index("order").getAllKeys();
    await Promise.all(ids.slice(kept).map((id) => transaction.objectStore("bodies").delete(id)));
  });
}

/**
 * Does what must not be lost; on a full device what can be fetched again gives way, step by step, in the end all bodies
 * (invariant 16).
 *
 * @throws DOMException QuotaExceededError where even that does not help
 */
export async function makingRoom<T>(store: Store, work: () => Promise<T>): Promise<T> {
  for (const makeRoom of [shedPictures, shedBodies, (full: Store) => shedBodies(full, 0)]) {
    try {
      return await work();
    } catch (error) {
      if (!isQuotaError(error)) throw error;
      await makeRoom(store);
    }
  }
  return work();
}
