import type { NotificationEvent } from "../model/notification.ts";
import type { Reading } from "./transaction.ts";

export type Filter = "all" | "unread" | NotificationEvent;

/** Where a row stands in the list: `orderOf` its notification. Less is newer. */
export type Order = readonly [number, number];

/** A part of the list. It names places and not rows, so it stays good whatever comes and goes. */
export interface Stretch {
  /** The first place that belongs to it; the beginning of the list where it is left out. */
  readonly from?: Order;
  /** The first place that does not any more; the end of the list where it is left out. */
  readonly until?: Order;
}

/** The index that holds the rows of a filter, in the order of the list. */
export function indexOf(transaction: Reading, filter: Filter) {
  const name = filter === "all" ? "order" : filter === "unread" ? "unreadOrder" : "eventOrder";
  return transaction.objectStore("notifications").index(name);
}

/** @param isAfter begin behind `from`, not at it */
export function rangeOf(filter: Filter, { from, until }: Stretch, isAfter = false): IDBKeyRange | null {
  if (filter === "all" || filter === "unread") {
    if (from === undefined) return until === undefined ? null : IDBKeyRange.upperBound(until, true);
    return until === undefined ? IDBKeyRange.lowerBound(from, isAfter) : IDBKeyRange.bound(from, until, isAfter, true);
  }
  const start = from === undefined ? [filter] : [filter, from];
  // In IndexedDB's order of keys an array sorts after every number: the end of this event's part of the index.
  const end = [filter, until ?? [[]]];
  return IDBKeyRange.bound(start, end, isAfter && from !== undefined, true);
}

export function compareOrders(a: Order, b: Order): number {
  return a[0] === b[0] ? a[1] - b[1] : a[0] - b[0];
}
