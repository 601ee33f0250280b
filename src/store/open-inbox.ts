import { OpenError, type OpenProblem } from "./open-database.ts";
import { openStore, type Store } from "./store.ts";

export interface OpenedInbox {
  readonly store: Store;
  /** Why nothing outlives this page; null when it is stored as it should be. */
  readonly memoryOnly: OpenProblem | null;
}

/**
 * Opens a user's inbox, and where the browser gives no storage, one that lives in this page's memory (invariant 15):
 * reading, live events and online actions work there just the same.
 */
export async function openInbox(name: string, onDeleted: () => void): Promise<OpenedInbox> {
  const store = openStore(name, onDeleted);
  try {
    await store.connection.open();
    return { store, memoryOnly: null };
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    // An implementation of IndexedDB in memory: one code path for both, downloaded only where it is needed.
    await import("./memory-indexeddb.ts");
    await store.connection.open();
    return { store, memoryOnly: error.problem };
  }
}
