import { openBroadcast } from "./broadcast.ts";

/** Says in every tab, iframe and worker of the profile that the database changed: re-read what you show. */
export interface Changes {
  /** Calls back in this context too. Nothing is said of what changed: views read a bounded window anyway. */
  announce(): void;
  /** @returns the function that ends it */
  subscribe(listener: () => void): () => void;
  close(): void;
}

export function openChanges(name: string): Changes {
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  let channel = openBroadcast(`${name}:changes`);
  channel?.addEventListener("message", notify);
  return {
    announce() {
      notify();
      channel?.postMessage(null);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      channel?.close();
      // Work that was under way may still announce.
      channel = null;
    },
  };
}
