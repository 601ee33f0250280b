import { pictureCacheName } from "./keys.ts";
import type { Store } from "./store.ts";
import { beginWriting } from "./transaction.ts";

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
export async function shedBodies(store: Store): Promise<void> {
  await store.connection.run(async (database) => {
    const transaction = beginWriting(database, ["notifications", "bodies"], "relaxed");
    const ids = await transaction.objectStore("notifications").index("order").getAllKeys();
    await Promise.all(ids.slice(BODIES_KEPT).map((id) => transaction.objectStore("bodies").delete(id)));
    await transaction.done;
  });
}
