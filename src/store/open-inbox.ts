import { useMemoryStorage } from "./memory-storage.ts";
import { OpenError, type OpenProblem } from "./open-database.ts";
import { closeStore, openStore, type Store } from "./store.ts";

export interface OpenedInbox {
  readonly store: Store;
  /** Why nothing outlives this page; null when it is stored as it should be. */
  readonly memoryOnly: OpenProblem | null;
}

/** A page that fell back to memory stays there, whichever user comes next. */
let memoryOnly: OpenProblem | null = null;

/**
 * Opens a user's inbox, and where the browser gives no storage, one that lives in this page's memory (invariant 15):
 * reading, live events and online actions work there just the same.
 */
export async function openInbox(name: string, onDeleted: () => void): Promise<OpenedInbox> {
  if (memoryOnly === null) {
    const store = openStore(name, onDeleted);
    try {
      await store.connection.open();
      return { store, memoryOnly };
    } catch (error) {
      if (!(error instanceof OpenError)) throw error;
      closeStore(store);
      await useMemoryStorage();
      memoryOnly = error.problem;
    }
  }
  // Another tab may be able to store: what it leads, refreshes and announces is not this memory.
  const store = openStore(name, onDeleted, `${name}:memory:${Math.random()}`);
  await store.connection.open();
  return { store, memoryOnly };
}
