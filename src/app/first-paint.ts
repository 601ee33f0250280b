import { openInbox } from "../store/open-inbox.ts";
import { readSession } from "../store/session.ts";
import { closeStore, type Store } from "../store/store.ts";
import { Feed } from "./feed.ts";
import type { Page } from "./page.ts";
import { findLastDatabase } from "./player/last-user.ts";

/** A user's mirror that is open and on the screen. */
export interface Shown {
  readonly store: Store;
  readonly feed: Feed;
  readonly isMemoryOnly: boolean;
  /** Runs when the player signs out in another tab. */
  onDeleted: () => void;
}

/** Opens a user's mirror and paints it. Never waits for the network. */
export async function show(page: Page, database: string): Promise<Shown> {
  return paintMirror(page, await openShown(page, database));
}

/** For good. */
export function hide({ feed, store }: Shown): void {
  feed.close();
  closeStore(store);
}

/**
 * Paints the last user's mirror at once, where it is certain that it may: a page that was opened with another sid than
 * that user's may be somebody else's (invariant 18).
 *
 * @param isStale whoever it was for is gone, or somebody else is here
 */
export async function showMirror(
  page: Page,
  sid: string | null,
  isStale: () => boolean = () => false,
): Promise<Shown | null> {
  const database = await findLastDatabase();
  if (database === null || isStale()) return null;
  const shown = await openShown(page, database);
  const { store, isMemoryOnly } = shown;
  if ((sid !== null && !(await isOwn(store, sid))) || isStale()) {
    hide(shown);
    return null;
  }
  // It was here before, and is empty now: the browser took it away (invariant 16).
  if (store.connection.isNew && !isMemoryOnly) page.notify({ type: "evicted" });
  return paintMirror(page, shown);
}

async function openShown(page: Page, database: string): Promise<Shown> {
  let shown: Shown | null = null;
  const { store, memoryOnly } = await openInbox(database, () => shown?.onDeleted());
  const feed = new Feed(store, page);
  shown = { store, feed, isMemoryOnly: memoryOnly !== null, onDeleted: () => feed.close() };
  if (memoryOnly !== null) page.notify({ type: "memory-only", problem: memoryOnly });
  return shown;
}

async function paintMirror(page: Page, shown: Shown): Promise<Shown> {
  page.set({ phase: "inbox" });
  await shown.feed.read();
  return shown;
}

/** Whether the mirror is that of the player whose sid this is; false also where that cannot be known. */
export async function isOwn(store: Store, sid: string): Promise<boolean> {
  const session = await readSession(store);
  if (session === null) return false;
  const { isSidOf } = await import("../sync/sid-digest.ts");
  return isSidOf(session, sid);
}
