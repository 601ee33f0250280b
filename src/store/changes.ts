import { openBroadcast } from "./broadcast.ts";

/** Says in every tab, iframe and worker of the profile that the database changed: re-read what you show. */
export interface Changes {
  /** Calls back in this context too. Nothing is said of what changed: views read a bounded window anyway. */
  announce(): void;
  /** @returns the function that ends it */
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** Other contexts hear of a burst of changes at most this often, in ms: a drain of a thousand intents is one burst. */
const BURST_MS = 40;

export function openChanges(name: string): Changes {
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  let channel = openBroadcast(`${name}:changes`);
  channel?.addEventListener("message", notify);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOwed = false;
  const tell = () => {
    isOwed = false;
    channel?.postMessage(null);
  };
  return {
    announce() {
      notify();
      // The first is told at once, those of the same burst together at its end.
      isOwed = timer !== undefined;
      if (isOwed) return;
      tell();
      timer = setTimeout(() => {
        timer = undefined;
        if (isOwed) tell();
      }, BURST_MS);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      clearTimeout(timer);
      if (isOwed) tell();
      channel?.close();
      // Work that was under way may still announce.
      channel = null;
    },
  };
}
