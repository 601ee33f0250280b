import { isExpired } from "../model/notification.ts";
import { type SeenNotification, see } from "../model/seen.ts";
import { type MirrorRow, ONLY } from "./schema.ts";
import type { Store } from "./store.ts";
import { intentsOf, LEDGER, type Reading, read, readState, write } from "./transaction.ts";

/** Unread messages that are looked at for pop-ups, newest first, and how many are read at a time. */
const POP_UP_REACH = 200;
const POP_UP_CHUNK = 50;

interface PopUpSearch {
  readonly found: readonly SeenNotification[];
  /** The order of the oldest that was looked at, where it is another than the last time; null where all was looked at. */
  readonly end: MirrorRow["order"] | null;
}

/**
 * Takes the unread `push` messages that never popped up anywhere, newest first, and remembers that they did: of several
 * tabs only one gets each. Those out of reach are no news any more, also when the newer ones are read some day. Asked
 * after every change, so it looks before it locks anything.
 */
export async function claimPopUps(store: Store, now: number): Promise<readonly SeenNotification[]> {
  const stores = [...LEDGER, "popped" as const];
  const isAny = await read(store, stores, async (transaction) => {
    const { found, end } = await readPopUps(transaction, now, 1);
    return found.length > 0 || end !== null;
  });
  if (!isAny) return [];
  return write(store, stores, "relaxed", async (transaction) => {
    const { found, end } = await readPopUps(transaction, now);
    await Promise.all(found.map(({ id }) => transaction.objectStore("popped").put({ id })));
    if (end !== null) {
      const state = await readState(transaction);
      await transaction.objectStore("state").put({ ...state, popUpsEnd: end }, ONLY);
    }
    return found;
  });
}

async function readPopUps(transaction: Reading, now: number, most = Number.POSITIVE_INFINITY): Promise<PopUpSearch> {
  const unread = transaction.objectStore("notifications").index("unreadOrder");
  const { popUpsEnd } = await readState(transaction);
  const found: SeenNotification[] = [];
  let range = popUpsEnd === undefined ? null : IDBKeyRange.upperBound(popUpsEnd);
  let end: MirrorRow["order"] | null = null;
  for (let reach = 0; reach < POP_UP_REACH && found.length < most; reach += POP_UP_CHUNK) {
    const rows: MirrorRow[] = await unread.getAll(range, POP_UP_CHUNK);
    const pushed = rows.filter((row) => row.notification.display === "push");
    const popped = await Promise.all(pushed.map(({ id }) => transaction.objectStore("popped").getKey(id)));
    const fresh = pushed.filter((_, place) => popped[place] === undefined);
    found.push(...(await seenOnes(transaction, fresh, now)).filter(({ isRead }) => !isRead));
    const last = rows.at(-1);
    if (last === undefined || rows.length < POP_UP_CHUNK) return { found, end: null };
    end = last.order;
    if (isSameOrder(end, popUpsEnd)) return { found, end: null };
    range = popUpsEnd === undefined ? IDBKeyRange.lowerBound(end, true) : IDBKeyRange.bound(end, popUpsEnd, true);
  }
  return { found, end };
}

function isSameOrder(a: MirrorRow["order"], b: MirrorRow["order"] | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}

/** Those of these messages that are still there, unread and not over. */
export async function readStanding(store: Store, ids: readonly number[], now: number): Promise<Set<number>> {
  return read(store, LEDGER, async (transaction) => {
    const rows = await Promise.all(ids.map((id) => transaction.objectStore("notifications").get(id)));
    const there = rows.filter((row) => row !== undefined);
    return new Set((await seenOnes(transaction, there, now)).flatMap((seen) => (seen.isRead ? [] : [seen.id])));
  });
}

async function seenOnes(transaction: Reading, rows: readonly MirrorRow[], now: number): Promise<SeenNotification[]> {
  const all = await Promise.all(rows.map(async (row) => see(row.notification, await intentsOf(transaction, row.id))));
  return all.filter((seen) => seen !== null).filter((seen) => !isExpired(seen, now));
}
