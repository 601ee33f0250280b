import type { FullNotification, Notification } from "./notification.ts";

/**
 * How a mark forbids a message to come back.
 * - `deleted`: the server acknowledged our delete, and the guide promises that it "will never be returned": final
 * - `gone`: a snapshot no longer listed it, or the server said that there is none when we wanted to change it; events are
 *   too late then, but a snapshot that was asked for later may list it again
 */
export type TombstoneReason = "deleted" | "gone";

interface Mark {
  readonly reason: TombstoneReason;
  /** When it was put up, on the database's own clock. */
  readonly tick: number;
}

/**
 * Lays newer server truth over what is stored. The API can mark as read but never as unread, so read is final:
 * an older snapshot, a stale replica or a repeated event cannot take it back (invariants 4 and 6).
 */
export function mergeRead(stored: { readonly isRead?: boolean } | undefined, incoming: Notification): Notification {
  return stored?.isRead === true && !incoming.isRead ? { ...incoming, isRead: true } : incoming;
}

/**
 * Whether a message may enter the mirror at all.
 *
 * @param source what brings it; of a snapshot, when that was asked for
 */
export function admits(tombstone: Mark | undefined, source: "event" | "fetch" | { readonly ask: number }): boolean {
  if (tombstone === undefined) return true;
  if (tombstone.reason === "deleted" || source === "event") return false;
  return source === "fetch" || source.ask > tombstone.tick;
}

export interface Diff {
  /** New or different rows, newest first. */
  readonly changed: readonly { readonly row: FullNotification; readonly fingerprint: number }[];
  /** Known ids that the snapshot does not list. */
  readonly missing: readonly number[];
}

/** What a snapshot changes, found from fingerprints alone. */
export function diff(
  known: ReadonlyMap<number, number>,
  rows: Iterable<{ readonly row: FullNotification; readonly fingerprint: number }>,
): Diff {
  const listed = new Set<number>();
  const changed = [];
  for (const entry of rows) {
    const { id } = entry.row.notification;
    listed.add(id);
    if (known.get(id) !== entry.fingerprint) changed.push(entry);
  }
  return { changed, missing: [...known.keys()].filter((id) => !listed.has(id)) };
}
