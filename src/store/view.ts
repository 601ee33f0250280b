import type { Intent } from "../model/intent.ts";
import { isExpired, orderOf } from "../model/notification.ts";
import { type SeenNotification, see, unreadWeight } from "../model/seen.ts";
import { compareOrders, type Filter, indexOf, type Order, rangeOf, type Stretch } from "./listing.ts";
import type { MirrorRow } from "./schema.ts";
import { seenIds } from "./seen-ids.ts";
import type { Store } from "./store.ts";
import { intentsOf, intentsOfAll, LEDGER, type Reading, read, readState, toIntent } from "./transaction.ts";

export interface ViewQuery {
  readonly filter: Filter;
  /** How many rows to show at most. */
  readonly limit: number;
  /** Wall clock, ms: hides what is expired. */
  readonly now: number;
  /** The part of the list to show; all of it where it is left out. */
  readonly stretch?: Stretch;
  /** Messages that the filter for unread ones shows though they are read. */
  readonly kept?: readonly number[];
  /** Rows before this place are counted as newer. */
  readonly newerThan?: Order;
}

/** A parked intent and the title of its message, where that is still there. */
export interface Problem {
  readonly intent: Intent;
  readonly title: string;
}

export interface View {
  readonly filter: Filter;
  /** Newest first. */
  readonly rows: readonly SeenNotification[];
  /** Something follows, in the stretch or behind it. */
  readonly hasMore: boolean;
  /** The stretch holds more rows than were to be shown. */
  readonly isCut: boolean;
  /** How many stand before the place that was named in the query; 0 where none was. */
  readonly newer: number;
  /** Wall clock, ms: when the next message of the inbox ends; null where none does. */
  readonly nextExpiry: number | null;
  /** How many are stored that have ended, by this device's clock: they are not shown. */
  readonly ended: number;
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
    const [state, pending, expired, nextExpiry, newer, parked, window] = await Promise.all([
      readState(transaction),
      transaction.objectStore("outbox").count(),
      readExpired(transaction, query.now),
      readNextExpiry(transaction, query.now),
      countNewer(transaction, query),
      transaction.objectStore("outbox").index("state").getAll("parked"),
      readWindow(transaction, query),
    ]);
    const problems = await Promise.all(
      parked.map(async (stored) => {
        const row = await transaction.objectStore("notifications").get(stored.messageId);
        return { intent: toIntent(stored), title: row?.notification.title ?? "" };
      }),
    );
    return {
      filter: query.filter,
      ...window,
      newer,
      nextExpiry,
      ended: expired.count,
      unread: state.unread - expired.unread,
      pending,
      problems,
      refreshedAt: state.refreshedAt,
    };
  });
}

/** How many messages that are over are still stored, and how many of them count as unread. Few: the next refresh removes them. */
async function readExpired(transaction: Reading, now: number) {
  const rows = await transaction.objectStore("notifications").index("expires").getAll(IDBKeyRange.upperBound(now));
  const weights = await Promise.all(
    rows.map(async (row) => unreadWeight(row.notification, await intentsOf(transaction, row.id))),
  );
  return { count: rows.length, unread: weights.reduce<number>((total, weight) => total + weight, 0) };
}

async function readNextExpiry(transaction: Reading, now: number): Promise<number | null> {
  const expires = transaction.objectStore("notifications").index("expires");
  return (await expires.openKeyCursor(IDBKeyRange.lowerBound(now, true)))?.key ?? null;
}

/** So many are looked at one by one: who deleted or read one does not want to be told of it. Of more, all are counted. */
const MOST_LOOKED_AT = 100;

async function countNewer(transaction: Reading, query: ViewQuery): Promise<number> {
  const { filter, newerThan } = query;
  if (newerThan === undefined) return 0;
  const range = rangeOf(filter, { until: newerThan });
  const index = indexOf(transaction, filter);
  const rows = await index.getAll(range, MOST_LOOKED_AT);
  return rows.length < MOST_LOOKED_AT ? (await visible(transaction, query, rows)).length : index.count(range);
}

/** What of these rows the player sees. */
async function visible(
  transaction: Reading,
  { filter, now }: ViewQuery,
  rows: readonly MirrorRow[],
): Promise<SeenNotification[]> {
  const intents = await intentsOfAll(
    transaction,
    rows.map(({ id }) => id),
  );
  return rows
    .map((row) => see(row.notification, intents.get(row.id) ?? []))
    .filter((seen) => seen !== null)
    .filter((seen) => !isExpired(seen, now) && (filter !== "unread" || !seen.isRead));
}

/**
 * Reads on until the limit is full or the stretch ends: rows that the player deleted or that expired leave gaps, and of
 * large ones only the ids are read. Where the first stretch is nothing but gaps, the list begins behind it.
 */
async function readWindow(transaction: Reading, query: ViewQuery) {
  const { filter, limit } = query;
  let { stretch = {} } = query;
  const kept = await readKept(transaction, query);
  const rows: SeenNotification[] = [];
  let from = stretch.from;
  let isAfter = false;
  while (rows.length <= limit) {
    const wanted = limit + 1 - rows.length;
    const range = rangeOf(filter, { ...stretch, ...(from && { from }) }, isAfter);
    const read: MirrorRow[] = await indexOf(transaction, filter).getAll(range, wanted);
    const seen = await visible(transaction, query, read);
    rows.push(...seen);
    const last = read.at(-1);
    if (last !== undefined && read.length === wanted) {
      isAfter = seen.length > 0;
      from = isAfter ? last.order : await firstSeen(transaction, query, { ...stretch, from: last.order });
      if (from !== undefined) continue;
    }
    if (rows.length > 0 || kept.length > 0 || stretch.from !== undefined || stretch.until === undefined) break;
    from = stretch.until;
    isAfter = false;
    stretch = {};
  }
  const isCut = rows.length > limit;
  const shown = rows.slice(0, limit);
  const end = isCut ? shown.at(-1) : undefined;
  const between = kept.filter((seen) => end === undefined || compareOrders(orderOf(seen), orderOf(end)) < 0);
  return {
    rows: between.length === 0 ? shown : [...shown, ...between].sort((a, b) => compareOrders(orderOf(a), orderOf(b))),
    hasMore: isCut || stretch.until !== undefined,
    isCut,
  };
}

/** Where the first row of the stretch stands that the player sees. */
async function firstSeen(transaction: Reading, { filter, now }: ViewQuery, stretch: Stretch) {
  const [id] = await seenIds(transaction, filter, now, stretch);
  return id === undefined ? undefined : (await transaction.objectStore("notifications").get(id))?.order;
}

/** Those of the stretch that are still there, and read. */
async function readKept(transaction: Reading, query: ViewQuery): Promise<SeenNotification[]> {
  const { kept = [], filter, now, stretch: { from, until } = {} } = query;
  if (filter !== "unread") return [];
  const all = await Promise.all(
    kept.map(async (id) => {
      const row = await transaction.objectStore("notifications").get(id);
      return row === undefined ? null : see(row.notification, await intentsOf(transaction, id));
    }),
  );
  return all
    .filter((seen) => seen !== null)
    .filter((seen) => seen.isRead && !isExpired(seen, now))
    .filter((seen) => from === undefined || compareOrders(orderOf(seen), from) >= 0)
    .filter((seen) => until === undefined || compareOrders(orderOf(seen), until) < 0);
}
