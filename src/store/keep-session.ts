import { ONLY, type StoredSession } from "./schema.ts";
import type { Store } from "./store.ts";
import { write } from "./transaction.ts";

export async function writeSession(store: Store, session: StoredSession): Promise<void> {
  await store.connection.run((database) => database.put("session", session, ONLY));
}

/**
 * Changes some fields of the session that is there. What another tab wrote meanwhile into the others stays: a token that
 * was renewed there is not lost to one that was read before.
 *
 * @param change of what is stored by now; null leaves it
 * @returns whether it was changed
 */
export function updateSession(
  store: Store,
  change: (stored: StoredSession) => Partial<StoredSession> | null,
): Promise<boolean> {
  return write(store, ["session"], "relaxed", async (transaction) => {
    const session = transaction.objectStore("session");
    const stored = await session.get(ONLY);
    if (stored === undefined) return false;
    const changed = change(stored);
    if (changed === null) return false;
    await session.put({ ...stored, ...changed }, ONLY);
    return true;
  });
}
