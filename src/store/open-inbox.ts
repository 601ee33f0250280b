import { useMemoryStorage } from "./memory-storage.ts";
import { OpenError, type OpenProblem } from "./open-database.ts";
import { openStore, type Store } from "./store.ts";

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
  const store = openStore(name, onDeleted);
  try {
    await store.connection.open();
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    await useMemoryStorage();
    await store.connection.open();
    memoryOnly = error.problem;
  }
  return { store, memoryOnly };
}
