import { fingerprint } from "../model/fingerprint.ts";
import { groupBy } from "../model/group.ts";
import type { Intent } from "../model/intent.ts";
import { admits, diff, mergeRead } from "../model/merge.ts";
import type { FullNotification } from "../model/notification.ts";
import { unreadWeight } from "../model/seen.ts";
import { byOrder, mirrorRow, shardOf } from "./keys.ts";
import { ONLY, type Tombstone } from "./schema.ts";
import type { Store } from "./store.ts";
import { beginReading, beginWriting, LEDGER, readState, toIntent, type Writing } from "./transaction.ts";

/** Everything that the server had for the user when it was asked. */
export interface Snapshot {
  /** From `askSnapshot`, taken before the request was sent. */
  readonly ask: number;
  readonly rows: readonly FullNotification[];
  /** The server said neither rows nor "none" (`Data: null`): believed where nothing would be lost, or if it says so twice. */
  readonly isVague?: boolean;
  /** Wall clock when the answer came, ms. */
  readonly receivedAt: number;
  /** Bodies are kept for this many of the newest rows; less than all only when the device is full. */
  readonly keepBodies?: number;
}

/**
 * - `older`: one that was asked for later is in place; nothing of this one was kept
 * - `vague`: it would have emptied the mirror without saying so; the next one is believed if it is vague, too
 */
export type SnapshotResult =
  | { readonly type: "applied"; readonly changed: number }
  | { readonly type: "older" }
  | { readonly type: "vague" };

const FIRST_CHUNK = 100;
const CHUNK = 400;
const TOMBSTONES_KEPT = 5_000;
/** How far the server's clock may be ahead of this device's, in ms. */
const CLOCK_SKEW_MS = 300_000;
const STORES = [...LEDGER, "bodies" as const, "popped" as const, "fingerprints" as const, "tombstones" as const];

/** Takes the moment at which a snapshot is asked for, on the database's own clock (invariant 5). */
export async function askSnapshot(store: Store): Promise<number> {
  return store.connection.run(async (database) => {
    const transaction = beginWriting(database, ["state"], "relaxed");
    const state = await readState(transaction);
    const tick = state.tick + 1;
    await transaction.objectStore("state").put({ ...state, tick }, ONLY);
    await transaction.done;
    return tick;
  });
}

/**
 * Makes the mirror equal to the snapshot, except for what the player or a live event did since it was asked for. Writes
 * only what differs, newest first, in chunks that a tap can get between; what is missing is removed by the last one.
 *
 * @throws DOMException QuotaExceededError when the device is full; the chunks before are kept
 */
export async function applySnapshot(store: Store, snapshot: Snapshot): Promise<SnapshotResult> {
  const begun = await begin(store, snapshot);
  if (begun !== "begun") return { type: begun };
  const { known, tombstones, newestDate } = await readKnown(store);
  const serverNow = newestOf(snapshot, newestDate);
  // What the server's own clock says is over is not kept; by the local clock, which may be wrong, it is only hidden.
  const rows = snapshot.rows.filter(({ notification: { expires } }) => expires === null || expires > serverNow);
  const { changed, missing } = diff(
    known,
    rows.map((row) => ({ row, fingerprint: fingerprint(row) })),
  );
  const sorted = [...changed].sort((a, b) => byOrder(a.row, b.row));
  for (let start = 0, size = FIRST_CHUNK; ; start += size, size = CHUNK) {
    const entries = sorted.slice(start, start + size);
    const isLast = start + size >= sorted.length;
    const isApplied = await store.connection.run(async (database) => {
      const transaction = beginWriting(database, STORES, "relaxed");
      const chunk = new Chunk(transaction, snapshot, await readIntents(transaction));
      if (!(await chunk.open())) return false;
      await chunk.putAll(entries, known, tombstones, Math.max(0, (snapshot.keepBodies ?? Infinity) - start));
      if (isLast) await chunk.removeAll(missing);
      await chunk.close(isLast ? { newestDate: serverNow, refreshedAt: snapshot.receivedAt } : {});
      await transaction.done;
      return true;
    });
    if (!isApplied) return { type: "older" };
    store.changes.announce();
    if (isLast) return { type: "applied", changed: changed.length + missing.length };
  }
}

/**
 * Shuts older snapshots out before anything is compared: what one of them wrote after that would be neither known nor
 * counted here. Two refreshes at once are ruled out only where there are Web Locks.
 *
 * Whether the answer was vague is stored, as the next one may come to a service worker that was started anew.
 */
async function begin(store: Store, { ask, isVague = false }: Snapshot): Promise<"begun" | "older" | "vague"> {
  const wouldEmpty = isVague && (await readKnown(store)).known.size > 0;
  return store.connection.run(async (database) => {
    const transaction = beginWriting(database, ["state"], "relaxed");
    const state = await readState(transaction);
    if (state.snapshot > ask) return "older";
    const isDoubted = wouldEmpty && state.isVague !== true;
    await transaction.objectStore("state").put({ ...state, isVague, ...(isDoubted ? {} : { snapshot: ask }) }, ONLY);
    await transaction.done;
    return isDoubted ? "vague" : "begun";
  });
}

/**
 * The newest date that the server gave is a lower bound of its clock. One that is still to come is when a message is
 * meant for, or a mistake, and would end others before their time.
 */
function newestOf(snapshot: Snapshot, newestDate: number): number {
  let newest = newestDate;
  for (const { notification } of snapshot.rows) {
    const { date } = notification;
    if (date !== null && date > newest && date <= snapshot.receivedAt + CLOCK_SKEW_MS) newest = date;
  }
  return newest;
}

async function readKnown(store: Store) {
  return store.connection.run(async (database) => {
    const transaction = beginReading(database, ["fingerprints", "tombstones", "state"]);
    const [shards, buried, state] = await Promise.all([
      transaction.objectStore("fingerprints").getAll(),
      transaction.objectStore("tombstones").getAll(),
      readState(transaction),
    ]);
    const known = new Map<number, number>();
    for (const { entries } of shards) for (const [id, print] of entries) known.set(id, print);
    return { known, tombstones: new Map(buried.map((entry) => [entry.id, entry])), newestDate: state.newestDate };
  });
}

async function readIntents(transaction: Writing): Promise<Map<number, Intent[]>> {
  const stored = await transaction.objectStore("outbox").getAll();
  return groupBy(stored.map(toIntent), (intent) => intent.messageId);
}

type Entry = { readonly row: FullNotification; readonly fingerprint: number };

/** One transaction's part of a snapshot. */
class Chunk {
  #delta = 0;
  /** Nothing but this snapshot wrote since it was asked for: what was read before the transaction still holds. */
  #isQuiet = false;

  constructor(
    readonly transaction: Writing,
    readonly snapshot: Snapshot,
    readonly intents: ReadonlyMap<number, readonly Intent[]>,
  ) {}

  /** @returns false when a newer snapshot is in place */
  async open(): Promise<boolean> {
    const state = await readState(this.transaction);
    this.#isQuiet = state.tick === this.snapshot.ask;
    return state.snapshot <= this.snapshot.ask;
  }

  async putAll(
    entries: readonly Entry[],
    known: ReadonlyMap<number, number>,
    tombstones: ReadonlyMap<number, Tombstone>,
    keepBodies: number,
  ): Promise<void> {
    const admitted: Entry[] = [];
    await Promise.all(
      entries.map(async (entry, place) => {
        const { id } = entry.row.notification;
        const tombstone = this.#isQuiet ? tombstones.get(id) : await this.transaction.objectStore("tombstones").get(id);
        if (!admits(tombstone?.reason, "snapshot")) return;
        if (tombstone !== undefined) await this.transaction.objectStore("tombstones").delete(id);
        await this.#put(entry.row, tombstone, !this.#isQuiet || known.has(id), place < keepBodies);
        admitted.push(entry);
      }),
    );
    await this.#writeFingerprints(admitted);
  }

  async #put(
    { notification, body }: FullNotification,
    tombstone: Tombstone | undefined,
    mayBeStored: boolean,
    withBody: boolean,
  ): Promise<void> {
    const { id } = notification;
    const notifications = this.transaction.objectStore("notifications");
    const stored = mayBeStored ? await notifications.get(id) : undefined;
    const merged = mergeRead(stored?.notification ?? tombstone, notification);
    const intents = this.intents.get(id) ?? [];
    this.#delta += unreadWeight(merged, intents) - unreadWeight(stored?.notification, intents);
    const bodies = this.transaction.objectStore("bodies");
    await notifications.put(mirrorRow(merged, 0));
    if (withBody) await bodies.put({ id, body });
    else if (mayBeStored) await bodies.delete(id);
  }

  async #writeFingerprints(entries: readonly Entry[]): Promise<void> {
    const shards = groupBy(entries, (entry) => shardOf(entry.row.notification.id));
    const fingerprints = this.transaction.objectStore("fingerprints");
    await Promise.all(
      [...shards].map(async ([shard, members]) => {
        const stored = (await fingerprints.get(shard))?.entries ?? new Map<number, number>();
        for (const { row, fingerprint: print } of members) stored.set(row.notification.id, print);
        await fingerprints.put({ shard, entries: stored });
      }),
    );
  }

  /** An older snapshot cannot know what a live event brought after it was asked for: that stays. */
  async removeAll(missing: readonly number[]): Promise<void> {
    const { transaction } = this;
    const { tick } = await readState(transaction);
    const removed: number[] = [];
    await Promise.all(
      missing.map(async (id) => {
        const stored = await transaction.objectStore("notifications").get(id);
        if (stored !== undefined && stored.bornAt > this.snapshot.ask) return;
        this.#delta -= unreadWeight(stored?.notification, this.intents.get(id) ?? []);
        await transaction.objectStore("notifications").delete(id);
        await transaction.objectStore("bodies").delete(id);
        await transaction.objectStore("popped").delete(id);
        const tombstones = transaction.objectStore("tombstones");
        const isRead = stored?.notification.isRead === true;
        if ((await tombstones.get(id)) === undefined) await tombstones.put({ id, reason: "gone", tick, isRead });
        removed.push(id);
      }),
    );
    const fingerprints = transaction.objectStore("fingerprints");
    for (const [shard, ids] of groupBy(removed, shardOf)) {
      const stored = await fingerprints.get(shard);
      if (stored === undefined) continue;
      for (const id of ids) stored.entries.delete(id);
      await fingerprints.put(stored);
    }
    if (removed.length > 0) await this.#forgetOldTombstones();
  }

  /** The oldest go, and those of what the server dropped by itself before those of what the player deleted. */
  async #forgetOldTombstones(): Promise<void> {
    const tombstones = this.transaction.objectStore("tombstones");
    const tooMany = (await tombstones.count()) - TOMBSTONES_KEPT;
    if (tooMany <= 0) return;
    const oldestFirst = await tombstones.index("tick").getAll();
    const { gone = [], deleted = [] } = Object.fromEntries(groupBy(oldestFirst, (tombstone) => tombstone.reason));
    await Promise.all([...gone, ...deleted].slice(0, tooMany).map(({ id }) => tombstones.delete(id)));
  }

  async close(progress: { newestDate?: number; refreshedAt?: number }): Promise<void> {
    const state = await readState(this.transaction);
    await this.transaction
      .objectStore("state")
      .put({ ...state, ...progress, snapshot: this.snapshot.ask, unread: state.unread + this.#delta }, ONLY);
  }
}
