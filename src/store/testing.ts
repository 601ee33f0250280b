import { deleteDB } from "idb";
import { onTestFinished } from "vitest";
import type { Intent } from "../model/intent.ts";
import { type FullNotification, isExpired, type Notification } from "../model/notification.ts";
import { see } from "../model/seen.ts";
import { aRow } from "../model/testing.ts";
import { databaseName } from "./keys.ts";
import { claimIntent, readOutbox } from "./outbox.ts";
import { applySnapshot, askSnapshot, type SnapshotResult } from "./snapshot.ts";
import { closeStore, openStore, type Store } from "./store.ts";
import { readView, type View, type ViewQuery } from "./view.ts";

/** The wall clock of the tests. */
export const NOW = Date.UTC(2024, 0, 15, 12);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The name of a database that nobody else has; it is deleted when the test ends. */
export function freshName(): string {
  const name = databaseName(`test-${crypto.randomUUID()}`, 5, -9999);
  onTestFinished(() => deleteDB(name));
  return name;
}

/** A store that is closed when the test ends. */
export function freshStore(name = freshName(), onDeleted?: () => void): Store {
  const store = openStore(name, onDeleted);
  onTestFinished(() => closeStore(store));
  return store;
}

/** A row of the server's; the higher its id the newer, unless it says otherwise. */
export function serverRow(
  id: number,
  fields: Partial<Notification> = {},
  body = `<p>Body ${id}</p>`,
): FullNotification {
  return aRow({ id, title: `Message ${id}`, date: NOW - DAY + id * 1_000, ...fields }, body);
}

/** What the server lists, asked for and applied at once. */
export async function refreshWith(
  store: Store,
  rows: readonly FullNotification[],
  receivedAt = NOW,
): Promise<SnapshotResult> {
  return applySnapshot(store, { ask: await askSnapshot(store), rows, receivedAt });
}

export function viewOf(store: Store, query: Partial<ViewQuery> = {}): Promise<View> {
  return readView(store, { filter: "all", limit: 1_000_000, now: NOW, ...query });
}

export async function idsIn(store: Store, query: Partial<ViewQuery> = {}): Promise<number[]> {
  return (await viewOf(store, query)).rows.map((row) => row.id);
}

/** Claims the only intent of a message, as the replayer does before it sends. */
export async function claimOf(store: Store, messageId: number, now = NOW + HOUR): Promise<Intent> {
  const intent = (await readOutbox(store)).find((one) => one.messageId === messageId);
  const claimed = intent === undefined ? null : await claimIntent(store, intent.id, now);
  if (claimed === null) throw new Error(`no intent of message ${messageId} can be claimed`);
  return claimed;
}

/** Counts the unread messages that are seen, by looking at every stored row and intent. */
export async function recount(store: Store, now = NOW): Promise<number> {
  const rows = await store.connection.run((database) => database.getAll("notifications"));
  const intents = await readOutbox(store);
  const seen = rows.map((row) =>
    see(
      row.notification,
      intents.filter((intent) => intent.messageId === row.id),
    ),
  );
  return seen.filter((one) => one !== null && !one.isRead && !isExpired(one, now)).length;
}

/** Records what is written, by the name of the object store, until the test ends. */
export function recordWrites(): string[] {
  const written: string[] = [];
  const { put, add, delete: remove } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...parameters) {
    written.push(`put ${this.name}`);
    return put.apply(this, parameters);
  };
  IDBObjectStore.prototype.add = function (...parameters) {
    written.push(`add ${this.name}`);
    return add.apply(this, parameters);
  };
  IDBObjectStore.prototype.delete = function (...parameters) {
    written.push(`delete ${this.name}`);
    return remove.apply(this, parameters);
  };
  onTestFinished(() => {
    Object.assign(IDBObjectStore.prototype, { put, add, delete: remove });
  });
  return written;
}

/** Records every transaction that may write, until the test ends. */
export function recordTransactions(): { names: string[]; durability: string }[] {
  const begun: { names: string[]; durability: string }[] = [];
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const all = typeof names === "string" ? [names] : [...names];
    if (mode === "readwrite") begun.push({ names: all, durability: options?.durability ?? "default" });
    return transaction.call(this, names, mode, options);
  };
  onTestFinished(() => {
    IDBDatabase.prototype.transaction = transaction;
  });
  return begun;
}

/** Makes the device full for what is put into some stores, while a condition holds, as a browser does: it aborts. */
export function fillDevice(isFull: (storeName: string) => boolean): void {
  const real = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    if (isFull(this.name)) {
      this.transaction.abort();
      throw new DOMException("The device is full.", "QuotaExceededError");
    }
    return key === undefined ? real.call(this, value) : real.call(this, value, key);
  };
  onTestFinished(() => {
    IDBObjectStore.prototype.put = real;
  });
}
