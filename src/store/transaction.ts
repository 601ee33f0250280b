import type { IDBPTransaction, StoreNames } from "idb";
import { groupBy } from "../model/group.ts";
import type { Intent } from "../model/intent.ts";
import { unreadWeight } from "../model/seen.ts";
import { FIRST_STATE, type InboxSchema, type MirrorState, ONLY } from "./schema.ts";
import type { Store } from "./store.ts";

type Names = StoreNames<InboxSchema>[];
export type Reading = IDBPTransaction<InboxSchema, Names, "readonly" | "readwrite">;
export type Writing = IDBPTransaction<InboxSchema, Names, "readwrite">;

/** What an intent, a row and the unread count need to change together. */
export const LEDGER: Names = ["notifications", "outbox", "state"];

/** Reads in one consistent transaction. */
export function read<T>(store: Store, names: Names, work: (transaction: Reading) => Promise<T>): Promise<T> {
  return store.connection.run((database) => work(database.transaction(names, "readonly")));
}

/**
 * Writes in one transaction, all or nothing; resolves when it is committed. The mirror can be fetched again, so it is
 * written `relaxed`; what only this device knows is written `strict` (Chrome's default would be relaxed).
 *
 * @throws DOMException QuotaExceededError when the device is full
 */
export function write<T>(
  store: Store,
  names: Names,
  durability: "strict" | "relaxed",
  work: (transaction: Writing) => Promise<T>,
): Promise<T> {
  return store.connection.run(async (database) => {
    const transaction = database.transaction(names, "readwrite", { durability });
    // Where the work fails first, its own error counts.
    transaction.done.catch(() => {});
    try {
      const result = await work(transaction);
      await transaction.done;
      return result;
    } catch (error) {
      // The requests of an aborted transaction say only that it was; itself it says why.
      if (error instanceof DOMException && error.name === "AbortError") await transaction.done;
      abort(transaction);
      throw error;
    }
  });
}

/** What was asked of it before its work failed is not to be committed. */
function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
}

export async function readState(transaction: Reading): Promise<MirrorState> {
  return (await transaction.objectStore("state").get(ONLY)) ?? FIRST_STATE;
}

export async function intentsOf(transaction: Reading, messageId: number): Promise<Intent[]> {
  return (await transaction.objectStore("outbox").index("messageId").getAll(messageId)).map(toIntent);
}

/** The unconfirmed intents of these messages, by message: of many in one request. */
export async function intentsOfAll(
  transaction: Reading,
  messageIds: readonly number[],
): Promise<ReadonlyMap<number, Intent[]>> {
  if (messageIds.length === 0) return new Map();
  const range = IDBKeyRange.bound(Math.min(...messageIds), Math.max(...messageIds));
  const stored = await transaction.objectStore("outbox").index("messageId").getAll(range);
  return groupBy(stored.map(toIntent), (intent) => intent.messageId);
}

/** Stored intents have their id; only one that is being added has none yet. */
export function toIntent(stored: Omit<Intent, "id"> & { readonly id?: number }): Intent {
  if (stored.id === undefined) throw new TypeError("a stored intent has no id");
  return { ...stored, id: stored.id };
}

export async function weigh(transaction: Reading, messageId: number): Promise<number> {
  const [row, intents] = await Promise.all([
    transaction.objectStore("notifications").get(messageId),
    intentsOf(transaction, messageId),
  ]);
  return unreadWeight(row?.notification, intents);
}

/** Runs a change of these messages' rows or intents and moves the unread count by what it made of them. */
export async function keepingCount(
  transaction: Writing,
  messageIds: readonly number[],
  change: () => Promise<Partial<MirrorState> | undefined>,
): Promise<void> {
  const before = await sum(transaction, messageIds);
  const state = await change();
  await moveCount(transaction, (await sum(transaction, messageIds)) - before, state);
}

/** @param more what else of the state changes */
export async function moveCount(transaction: Writing, delta: number, more?: Partial<MirrorState>): Promise<void> {
  if (delta === 0 && more === undefined) return;
  const old = await readState(transaction);
  await transaction.objectStore("state").put({ ...old, ...more, unread: old.unread + delta }, ONLY);
}

async function sum(transaction: Reading, messageIds: readonly number[]): Promise<number> {
  const weights = await Promise.all(messageIds.map((id) => weigh(transaction, id)));
  return weights.reduce((total, weight) => total + weight, 0);
}
