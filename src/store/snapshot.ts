import { fingerprint } from "../model/fingerprint.ts";
import { diff } from "../model/merge.ts";
import type { FullNotification } from "../model/notification.ts";
import { slicesOf } from "../model/slices.ts";
import { byOrder } from "./keys.ts";
import { isQuotaError } from "./pressure.ts";
import { ONLY } from "./schema.ts";
import { CHUNK_STORES, Chunk } from "./snapshot-chunk.ts";
import type { Store } from "./store.ts";
import { read, readState, write } from "./transaction.ts";

/** Everything that the server had for the user when it was asked. */
export interface Snapshot {
  /** From `askSnapshot`, taken before the request was sent. */
  readonly ask: number;
  readonly rows: readonly FullNotification[];
  /** Ids of rows that are there, but not as they can be used: what is stored of them stays. */
  readonly unusable?: readonly number[];
  /** Something may be missing, if not everything (`Data: null`): what is not listed is removed if that is so twice. */
  readonly isVague?: boolean;
  /** Wall clock when the answer came, ms. */
  readonly receivedAt: number;
  /** Bodies are kept for this many of the newest rows that changed; less than all only when the device is full. */
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
/** How far the server's clock may be ahead of this device's, in ms. */
const CLOCK_SKEW_MS = 300_000;

/**
 * Takes the moment at which a snapshot is asked for, on the database's own clock (invariant 5). Where a full device cannot
 * store it, it is the last one that was stored: what is written from then on still counts as later.
 */
export async function askSnapshot(store: Store): Promise<number> {
  try {
    return await write(store, ["state"], "relaxed", async (transaction) => {
      const state = await readState(transaction);
      const tick = state.tick + 1;
      await transaction.objectStore("state").put({ ...state, tick }, ONLY);
      return tick;
    });
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    return read(store, ["state"], async (transaction) => (await readState(transaction)).tick);
  }
}

/**
 * Makes the mirror equal to the snapshot, except for what the player or a live event did since it was asked for. Writes
 * only what differs, newest first, in chunks that a tap can get between; what is missing is removed by the last ones.
 *
 * @throws DOMException QuotaExceededError when the device is full; the chunks before are kept
 */
export async function applySnapshot(store: Store, snapshot: Snapshot): Promise<SnapshotResult> {
  const begun = await begin(store, snapshot);
  if (begun === "older" || (begun === "vague" && snapshot.rows.length === 0)) return { type: begun };
  const { known, tombstones, newestDate } = await readKnown(store);
  const serverNow = newestOf(snapshot, newestDate);
  // What the server's own clock says is over is not kept; by the local clock, which may be wrong, it is only hidden.
  const rows = snapshot.rows.filter(({ notification: { expires } }) => expires === null || expires > serverNow);
  const { changed, missing: unlisted } = diff(
    known,
    rows.map((row) => ({ row, fingerprint: fingerprint(row) })),
  );
  const unusable = new Set(snapshot.unusable);
  const missing = begun === "vague" ? [] : unlisted.filter((id) => !unusable.has(id));
  const sorted = [...changed].sort((a, b) => byOrder(a.row, b.row));
  const steps = stepsOf(sorted, missing);
  for (const [place, { start, entries, gone }] of steps.entries()) {
    const isLast = place === steps.length - 1;
    const isApplied = await write(store, CHUNK_STORES, "relaxed", async (transaction) => {
      const chunk = await Chunk.of(transaction, snapshot.ask);
      if (!(await chunk.open())) return false;
      await chunk.putAll(entries, known, tombstones, Math.max(0, (snapshot.keepBodies ?? Infinity) - start));
      if (gone.length > 0) await chunk.removeAll(gone);
      await chunk.close(isLast ? { newestDate: serverNow, refreshedAt: snapshot.receivedAt } : {});
      return true;
    });
    if (!isApplied) return { type: "older" };
    store.changes.announce();
  }
  return { type: "applied", changed: changed.length + missing.length };
}

interface Step<Entry> {
  /** Of the entries, among all. */
  readonly start: number;
  readonly entries: readonly Entry[];
  readonly gone: readonly number[];
}

/** What one transaction each does, at least one: first what is new, then what is gone, which a small change does together. */
function stepsOf<Entry>(entries: readonly Entry[], gone: readonly number[]): readonly Step<Entry>[] {
  const steps: Step<Entry>[] = [];
  for (let start = 0, size = FIRST_CHUNK; start === 0 || start < entries.length; start += size, size = CHUNK)
    steps.push({ start, entries: entries.slice(start, start + size), gone: [] });
  const last = steps.pop() ?? { start: 0, entries: [] };
  steps.push({ ...last, gone: gone.slice(0, CHUNK) });
  for (const slice of slicesOf(gone.slice(CHUNK), CHUNK))
    steps.push({ start: entries.length, entries: [], gone: slice });
  return steps;
}

/**
 * Shuts older snapshots out before anything is compared: what one of them wrote after that would be neither known nor
 * counted here. Two refreshes at once are ruled out only where there are Web Locks.
 *
 * Whether the answer was vague is stored, as the next one may come to a service worker that was started anew.
 */
async function begin(store: Store, { ask, rows, isVague = false }: Snapshot): Promise<"begun" | "older" | "vague"> {
  const mayLose = isVague && (await readKnown(store)).known.size > 0;
  return write(store, ["state"], "relaxed", async (transaction) => {
    const state = await readState(transaction);
    if (state.snapshot > ask) return "older";
    // Where room had to be made first, the same one comes again.
    const isAgain = state.snapshot === ask;
    const isDoubted = mayLose && (isAgain || state.isVague !== true);
    const order = isAgain ? {} : { snapshot: ask, snapshotBefore: state.snapshot };
    await transaction
      .objectStore("state")
      .put({ ...state, isVague, ...(isDoubted && rows.length === 0 ? {} : order) }, ONLY);
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
  return read(store, ["fingerprints", "tombstones", "state"], async (transaction) => {
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
