import { groupBy } from "../model/group.ts";
import type { Intent } from "../model/intent.ts";
import { admits, mergeRead } from "../model/merge.ts";
import type { FullNotification } from "../model/notification.ts";
import { unreadWeight } from "../model/seen.ts";
import { forgetFingerprints, writeFingerprints } from "./fingerprints.ts";
import { mirrorRow, provenRead } from "./keys.ts";
import { ONLY, type Tombstone } from "./schema.ts";
import { LEDGER, readState, toIntent, type Writing } from "./transaction.ts";

export const CHUNK_STORES = [
  ...LEDGER,
  "bodies" as const,
  "popped" as const,
  "fingerprints" as const,
  "tombstones" as const,
];
const TOMBSTONES_KEPT = 5_000;

type Entry = { readonly row: FullNotification; readonly fingerprint: number };

/** One transaction's part of a snapshot. */
export class Chunk {
  #delta = 0;
  /** Nothing but this snapshot wrote since it was asked for: what was read before the transaction still holds. */
  #isQuiet = false;

  private constructor(
    readonly transaction: Writing,
    readonly ask: number,
    readonly intents: ReadonlyMap<number, readonly Intent[]>,
  ) {}

  /** @param ask when the snapshot was asked for */
  static async of(transaction: Writing, ask: number): Promise<Chunk> {
    return new Chunk(transaction, ask, await readIntents(transaction));
  }

  /** @returns false when a newer snapshot is in place */
  async open(): Promise<boolean> {
    const state = await readState(this.transaction);
    this.#isQuiet = state.tick === this.ask;
    return state.snapshot <= this.ask;
  }

  async putAll(
    entries: readonly Entry[],
    known: ReadonlyMap<number, number>,
    tombstones: ReadonlyMap<number, Tombstone>,
    keepBodies: number,
  ): Promise<void> {
    const admitted = new Map<number, number>();
    await Promise.all(
      entries.map(async (entry, place) => {
        const { id } = entry.row.notification;
        const tombstone = this.#isQuiet ? tombstones.get(id) : await this.transaction.objectStore("tombstones").get(id);
        if (!admits(tombstone, this)) return;
        if (tombstone !== undefined) await this.transaction.objectStore("tombstones").delete(id);
        await this.#put(entry.row, tombstone, !this.#isQuiet || known.has(id), place < keepBodies);
        admitted.set(id, entry.fingerprint);
      }),
    );
    await writeFingerprints(this.transaction, admitted);
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
    const merged = mergeRead(provenRead(stored) ?? tombstone, notification);
    const intents = this.intents.get(id) ?? [];
    this.#delta += unreadWeight(merged, intents) - unreadWeight(stored?.notification, intents);
    const bodies = this.transaction.objectStore("bodies");
    await notifications.put(mirrorRow(merged, 0));
    if (tombstone?.hasPopped === true) await this.transaction.objectStore("popped").put({ id });
    if (withBody) await bodies.put({ id, body });
    else if (mayBeStored) await bodies.delete(id);
  }

  /**
   * An older snapshot cannot know what a live event brought after it was asked for, and the first that was asked for since
   * may come from a replica that lags behind: that stays, until the next one.
   */
  async removeAll(missing: readonly number[]): Promise<void> {
    const { transaction } = this;
    const { snapshotBefore = 0 } = await readState(transaction);
    const removed: number[] = [];
    await Promise.all(
      missing.map(async (id) => {
        const stored = await transaction.objectStore("notifications").get(id);
        if (stored !== undefined && stored.bornAt > snapshotBefore) return;
        this.#delta -= unreadWeight(stored?.notification, this.intents.get(id) ?? []);
        await transaction.objectStore("notifications").delete(id);
        await transaction.objectStore("bodies").delete(id);
        const hasPopped = (await transaction.objectStore("popped").getKey(id)) !== undefined;
        await transaction.objectStore("popped").delete(id);
        const tombstones = transaction.objectStore("tombstones");
        const isRead = provenRead(stored)?.isRead === true;
        if ((await tombstones.get(id)) === undefined)
          await tombstones.put({ id, reason: "gone", tick: this.ask, isRead, hasPopped });
        removed.push(id);
      }),
    );
    await forgetFingerprints(transaction, removed);
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
    const end = progress.refreshedAt === undefined ? {} : { completed: this.ask };
    await this.transaction
      .objectStore("state")
      .put({ ...state, ...progress, ...end, snapshot: this.ask, unread: state.unread + this.#delta }, ONLY);
  }
}

async function readIntents(transaction: Writing): Promise<Map<number, Intent[]>> {
  const stored = await transaction.objectStore("outbox").getAll();
  return groupBy(stored.map(toIntent), (intent) => intent.messageId);
}
