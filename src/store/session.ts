import { ONLY, type StoredSession } from "./schema.ts";
import type { Store } from "./store.ts";

export async function readSession(store: Store): Promise<StoredSession | null> {
  return (await store.connection.run((database) => database.get("session", ONLY))) ?? null;
}
