import { type Filter, indexOf, type Order, rangeOf } from "./listing.ts";
import type { Store } from "./store.ts";
import { read } from "./transaction.ts";

/** How many rows the list of a filter has. Those that are hidden (deleted here, expired) are counted, too: it is an estimate. */
export async function countRows(store: Store, filter: Filter): Promise<number> {
  return read(store, ["notifications"], (transaction) =>
    indexOf(transaction, filter).count(rangeOf(filter, {}) ?? undefined),
  );
}

export interface FenceQuery {
  readonly filter: Filter;
  /** How many rows there are from one fence to the next. */
  readonly step: number;
  /** How many fences at most: a tap has to wait for the transaction. */
  readonly most: number;
}

/**
 * Places that divide the list into stretches of as many rows each, by which any part of it can be read without what lies
 * before it. No row is read for it.
 *
 * @param from a fence to go on from; the beginning where it is left out
 * @returns fewer than `most` where the list ends
 */
export async function readFences(store: Store, query: FenceQuery, from?: Order): Promise<Order[]> {
  return read(store, ["notifications"], async (transaction) => {
    const fences: Order[] = [];
    const range = rangeOf(query.filter, from === undefined ? {} : { from });
    const first = await indexOf(transaction, query.filter).openKeyCursor(range);
    for (let cursor = await first?.advance(query.step); cursor; cursor = await cursor.advance(query.step)) {
      fences.push(orderIn(cursor.key));
      if (fences.length === query.most) break;
    }
    return fences;
  });
}

function orderIn([first, second]: readonly [unknown, number | Order]): Order {
  if (typeof second !== "number") return second;
  if (typeof first !== "number") throw new TypeError("an index of the list has keys of another kind");
  return [first, second];
}
