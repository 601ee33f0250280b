import { coalesce, type Intent, type IntentKind, isDue, newIntent, UNDO_MS } from "../model/intent.ts";
import { unreadWeight } from "../model/seen.ts";
import { slicesOf } from "../model/slices.ts";
import { getMany } from "./get-many.ts";
import type { Store } from "./store.ts";
import {
  intentsOf,
  intentsOfAll,
  keepingCount,
  LEDGER,
  moveCount,
  type Reading,
  read,
  toIntent,
  write,
} from "./transaction.ts";
import { unheard } from "./unheard.ts";

/** So many messages are read and changed between two frames of the page. */
const AT_ONCE = 250;

/**
 * Makes intents durable together with everything that the view needs to show them, in one strict transaction
 * (invariant 2): once this resolves they survive a crash.
 *
 * @param undoMs how long a delete is held, from `now`, in ms: `LONGEST_WAIT_MS` at most
 * @returns the messages that it changes something for; one that is read, deleted or gone already is passed over
 * @throws DOMException QuotaExceededError when the device is full; nothing was stored then
 */
export async function addIntents(
  store: Store,
  kind: IntentKind,
  messageIds: readonly number[],
  now: number,
  undoMs = UNDO_MS,
): Promise<number[]> {
  const added = await write(store, LEDGER, "strict", async (transaction) => {
    const outbox = unheard(transaction, "outbox");
    const changed: number[] = [];
    let delta = 0;
    for (const slice of slicesOf([...new Set(messageIds)], AT_ONCE)) {
      for (const { id, base, intents } of await ledgersOf(transaction, slice)) {
        if (base === undefined || (kind === "read" && base.isRead)) continue;
        const { remove, add } = coalesce(intents, newIntent(id, kind, now, undoMs));
        if (add === null) continue;
        changed.push(id);
        for (const one of remove) outbox.delete(one);
        outbox.add(add);
        const after = [...intents.filter((one) => !remove.includes(one.id)), { ...add, id: Number.POSITIVE_INFINITY }];
        delta += unreadWeight(base, after) - unreadWeight(base, intents);
      }
    }
    await moveCount(transaction, delta);
    return changed;
  });
  if (added.length > 0) store.changes.announce();
  return added;
}

/**
 * Takes back deletes that were not sent yet, and gives back the mark-read that each had absorbed.
 *
 * @returns the messages that are back; one that is on its way to the server is not
 */
export async function undoDeletes(store: Store, messageIds: readonly number[], now: number): Promise<number[]> {
  const undone = await write(store, LEDGER, "strict", async (transaction) => {
    const outbox = unheard(transaction, "outbox");
    const back: number[] = [];
    let delta = 0;
    for (const slice of slicesOf([...new Set(messageIds)], AT_ONCE)) {
      for (const { id, base, intents } of await ledgersOf(transaction, slice)) {
        const deletion = intents.find((intent) => intent.kind === "delete" && intent.state === "waiting");
        if (deletion === undefined) continue;
        outbox.delete(deletion.id);
        const after = intents.filter((intent) => intent !== deletion);
        if (deletion.absorbedRead) {
          const read = newIntent(id, "read", now);
          outbox.add(read);
          after.push({ ...read, id: Number.POSITIVE_INFINITY });
        }
        delta += unreadWeight(base, after) - unreadWeight(base, intents);
        back.push(id);
      }
    }
    await moveCount(transaction, delta);
    return back;
  });
  store.changes.announce();
  return undone;
}

/**
 * Holds deletes that were not sent yet as if they had been made now: the player is about to decide.
 *
 * @param undoMs as of `addIntents`
 * @returns the messages whose deletes are held; one that is on its way to the server is not
 */
export async function holdDeletes(
  store: Store,
  messageIds: readonly number[],
  now: number,
  undoMs = UNDO_MS,
): Promise<number[]> {
  return write(store, ["outbox"], "relaxed", async (transaction) => {
    const outbox = unheard(transaction, "outbox");
    const held: number[] = [];
    for (const slice of slicesOf(messageIds, AT_ONCE)) {
      const intents = await intentsOfAll(transaction, slice);
      for (const intent of slice.flatMap((id) => intents.get(id) ?? [])) {
        if (intent.kind !== "delete" || intent.state !== "waiting" || isDue(intent.notBefore, now)) continue;
        outbox.put({ ...intent, notBefore: now + undoMs });
        held.push(intent.messageId);
      }
    }
    return held;
  });
}

/** What is known of each of these messages, in their order: server truth, if there is any, and what was laid over it. */
async function ledgersOf(transaction: Reading, ids: readonly number[]) {
  const [rows, intents] = await Promise.all([
    getMany(transaction, "notifications", ids),
    intentsOfAll(transaction, ids),
  ]);
  const baseOf = new Map(rows.map(({ id, notification }) => [id, notification]));
  return ids.map((id) => ({ id, base: baseOf.get(id), intents: intents.get(id) ?? [] }));
}

/** Every unconfirmed intent in the order in which they were made. */
export async function readOutbox(store: Store): Promise<Intent[]> {
  return read(store, ["outbox"], async (transaction) =>
    (await transaction.objectStore("outbox").getAll()).map(toIntent),
  );
}

/**
 * Takes an intent to be sent now, unless it was undone, absorbed or settled meanwhile, or an earlier one of its message
 * has to go first. From here on it cannot be undone.
 */
export async function claimIntent(store: Store, id: number, now: number): Promise<Intent | null> {
  return write(store, ["outbox"], "relaxed", async (transaction) => {
    const outbox = transaction.objectStore("outbox");
    const stored = await outbox.get(id);
    if (stored === undefined || stored.state === "parked" || !isDue(stored.notBefore, now)) return null;
    const others = await intentsOf(transaction, stored.messageId);
    if (others.some((other) => other.id < id && other.state !== "parked")) return null;
    const claimed = { ...toIntent(stored), state: "sending" as const };
    await outbox.put(claimed);
    return claimed;
  });
}

/**
 * Changes how an intent waits: given back after a failure, parked, or taken out again by the player. A delete that is
 * parked covers nothing any more, so it gives back the mark-read that it had absorbed: that one was not refused.
 */
export async function updateIntent(store: Store, id: number, change: Partial<Omit<Intent, "id" | "messageId">>) {
  await write(store, LEDGER, "relaxed", async (transaction) => {
    const stored = await transaction.objectStore("outbox").get(id);
    if (stored === undefined) return;
    await keepingCount(transaction, [stored.messageId], async () => {
      const outbox = transaction.objectStore("outbox");
      const givesBack = change.state === "parked" && stored.absorbedRead;
      await outbox.put({ ...stored, ...change, ...(givesBack ? { absorbedRead: false } : {}) });
      if (givesBack) await outbox.add(newIntent(stored.messageId, "read", stored.notBefore));
      return undefined;
    });
  });
  store.changes.announce();
}

/** Lets every change go now that waits because it failed. A delete that can be undone has not been tried: it is held on. */
export async function endBackoffs(store: Store, now: number): Promise<void> {
  await write(store, ["outbox"], "relaxed", async (transaction) => {
    const outbox = transaction.objectStore("outbox");
    const failed = (await outbox.getAll()).filter((intent) => intent.failures > 0 && intent.notBefore > now);
    await Promise.all(failed.map((intent) => outbox.put({ ...intent, notBefore: now })));
  });
}

/** Sends a parked intent again at once, as if it were new. */
export function retryIntent(store: Store, id: number, now: number): Promise<void> {
  return updateIntent(store, id, { state: "waiting", refusals: 0, failures: 0, notBefore: now, problem: null });
}

/** The player gives a refused change up; what the server says is shown again. */
export async function discardIntent(store: Store, id: number): Promise<void> {
  await write(store, LEDGER, "strict", async (transaction) => {
    const stored = await transaction.objectStore("outbox").get(id);
    if (stored === undefined) return;
    await keepingCount(transaction, [stored.messageId], async () => {
      await transaction.objectStore("outbox").delete(id);
      return undefined;
    });
  });
  store.changes.announce();
}
