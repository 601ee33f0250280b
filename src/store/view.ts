import { groupBy } from "../model/group.ts";
import type { Intent } from "../model/intent.ts";
import { isExpired, type NotificationEvent } from "../model/notification.ts";
import { type SeenNotification, see, unreadWeight } from "../model/seen.ts";
import type { MirrorRow } from "./schema.ts";
import type { Store } from "./store.ts";
import { intentsOf, LEDGER, type Reading, read, readState, toIntent } from "./transaction.ts";

export type Filter = "all" | "unread" | NotificationEvent;

export interface ViewQuery {
  readonly filter: Filter;
  /** How many rows to show at most. */
  readonly limit: number;
  /** Wall clock, ms: hides what is expired. */
  readonly now: number;
}

/** A parked intent and the title of its message, where that is still there. */
export interface Problem {
  readonly intent: Intent;
  readonly title: string;
}

export interface View {
  /** Newest first. */
  readonly rows: readonly SeenNotification[];
  readonly hasMore: boolean;
  /** Of the whole inbox, whatever the filter. */
  readonly unread: number;
  /** Changes that the server has not confirmed, refused ones included. */
  readonly pending: number;
  readonly problems: readonly Problem[];
  /** Wall clock of the last complete refresh; null as long as nothing was ever said about what there is. */
  readonly refreshedAt: number | null;
}

/** What the player sees, from one consistent transaction and by bounded reads: the cost does not grow with the inbox. */
export async function readView(store: Store, query: ViewQuery): Promise<View> {
  return read(store, LEDGER, async (transaction) => {
    const [state, pending, expired, parked, window] = await Promise.all([
      readState(transaction),
      transaction.objectStore("outbox").count(),
      readExpiredUnread(transaction, query.now),
      transaction.objectStore("outbox").index("state").getAll("parked"),
      readWindow(transaction, query),
    ]);
    const problems = await Promise.all(
      parked.map(async (stored) => {
        const row = await transaction.objectStore("notifications").get(stored.messageId);
        return { intent: toIntent(stored), title: row?.notification.title ?? "" };
      }),
    );
    return { ...window, unread: state.unread - expired, pending, problems, refreshedAt: state.refreshedAt };
  });
}

/** How many expired messages that are still stored count as unread. Few: the next refresh removes them. */
async function readExpiredUnread(transaction: Reading, now: number): Promise<number> {
  const rows = await transaction.objectStore("notifications").index("expires").getAll(IDBKeyRange.upperBound(now));
  const weights = await Promise.all(
    rows.map(async (row) => unreadWeight(row.notification, await intentsOf(transaction, row.id))),
  );
  return weights.reduce<number>((total, weight) => total + weight, 0);
}

/** Reads on until the limit is full or the index ends: rows that the player deleted or that expired leave gaps. */
async function readWindow(transaction: Reading, { filter, limit, now }: ViewQuery) {
  const rows: SeenNotification[] = [];
  let after: MirrorRow | undefined;
  for (;;) {
    const wanted = limit + 1 - rows.length;
    const read = await readRows(transaction, filter, after, wanted);
    const intents = await intentsFor(transaction, read);
    for (const row of read) {
      const seen = see(row.notification, intents.get(row.id) ?? []);
      if (seen === null || isExpired(seen, now) || (filter === "unread" && seen.isRead)) continue;
      rows.push(seen);
    }
    after = read.at(-1);
    if (read.length < wanted || rows.length > limit) break;
  }
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

function readRows(transaction: Reading, filter: Filter, after: MirrorRow | undefined, count: number) {
  const notifications = transaction.objectStore("notifications");
  if (filter === "all" || filter === "unread") {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after.order, true);
    return notifications.index(filter === "all" ? "order" : "unreadOrder").getAll(range, count);
  }
  // In IndexedDB's order of keys an array sorts after every number: the end of this event's part of the index.
  const end = [filter, [[]]];
  const start = after === undefined ? [filter] : [filter, after.order];
  return notifications.index("eventOrder").getAll(IDBKeyRange.bound(start, end, after !== undefined), count);
}

async function intentsFor(transaction: Reading, rows: readonly MirrorRow[]): Promise<Map<number, Intent[]>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map((row) => row.id);
  const range = IDBKeyRange.bound(Math.min(...ids), Math.max(...ids));
  const stored = await transaction.objectStore("outbox").index("messageId").getAll(range);
  return groupBy(stored.map(toIntent), (intent) => intent.messageId);
}
