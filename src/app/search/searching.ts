import type { Ask, Found } from "../../search/messages.ts";

/** Whoever does the searching: a worker, or where there is none, the page itself between two inputs. */
export interface Searching {
  /** What was asked before is given up. @param ask null to look for nothing */
  ask(ask: Ask | null): void;
  /** @param take gets the ids of all matches, newest first, as soon as everything stored was looked at */
  list(take: (ids: readonly number[]) => void): void;
  close(): void;
}

export interface SearchingEvents {
  readonly tell: (found: Found) => void;
  /** It cannot go on. */
  readonly fail: () => void;
}
