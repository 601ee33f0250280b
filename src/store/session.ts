import { ONLY, type StoredSession } from "./schema.ts";
import type { Store } from "./store.ts";
import { write } from "./transaction.ts";

export async function readSession(store: Store): Promise<StoredSession | null> {
  return (await store.connection.run((database) => database.get("session", ONLY))) ?? null;
}

export async function writeSession(store: Store, session: StoredSession): Promise<void> {
  await store.connection.run((database) => database.put("session", session, ONLY));
}

/**
 * Changes some fields of the session that is there. What another tab wrote meanwhile into the others stays: a token that
 * was renewed there is not lost to one that was read before.
 */
export async function updateSession(store: Store, change: Partial<StoredSession>): Promise<void> {
  await write(store, ["session"], "relaxed", async (transaction) => {
    const session = transaction.objectStore("session");
    const stored = await session.get(ONLY);
    if (stored !== undefined) await session.put({ ...stored, ...change }, ONLY);
  });
}
