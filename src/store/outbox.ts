import { coalesce, type Intent, type IntentKind, isDue, newIntent, UNDO_MS } from "../model/intent.ts";
import { unreadWeight } from "../model/seen.ts";
import { getMany } from "./get-many.ts";
import type { Store } from "./store.ts";
import { intentsOf, intentsOfAll, keepingCount, LEDGER, moveCount, read, toIntent, write } from "./transaction.ts";

/**
 * Makes intents durable together with everything that the view needs to show them, in one strict transaction
 * (invariant 2): once this resolves they survive a crash.
 *
 * @returns the messages that it changes something for; one that is read, deleted or gone already is passed over
 * @throws DOMException QuotaExceededError when the device is full; nothing was stored then
 */
export async function addIntents(
  store: Store,
  kind: IntentKind,
  messageIds: readonly number[],
  now: number,
): Promise<number[]> {
  const added = await write(store, LEDGER, "strict", async (transaction) => {
    const ids = [...new Set(messageIds)];
    const [rows, intents] = await Promise.all([
      getMany(transaction, "notifications", ids),
      intentsOfAll(transaction, ids),
    ]);
    const rowOf = new Map(rows.map(({ id, notification }) => [id, notification]));
    const outbox = transaction.objectStore("outbox");
    const changed: number[] = [];
    const requests: Promise<unknown>[] = [];
    let delta = 0;
    for (const id of ids) {
      const base = rowOf.get(id);
      if (base === undefined || (kind === "read" && base.isRead)) continue;
      const before = intents.get(id) ?? [];
      const { remove, add } = coalesce(before, newIntent(id, kind, now));
      if (add === null) continue;
      changed.push(id);
      requests.push(...remove.map((one) => outbox.delete(one)), outbox.add(add));
      const after = [...before.filter((one) => !remove.includes(one.id)), { ...add, id: Number.POSITIVE_INFINITY }];
      delta += unreadWeight(base, after) - unreadWeight(base, before);
    }
    await Promise.all([...requests, moveCount(transaction, delta)]);
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
    const back: number[] = [];
    const ids = [...new Set(messageIds)];
    await keepingCount(transaction, ids, async () => {
      for (const messageId of ids) {
        const intents = await intentsOf(transaction, messageId);
        const deletion = intents.find((intent) => intent.kind === "delete" && intent.state === "waiting");
        if (deletion === undefined) continue;
        await transaction.objectStore("outbox").delete(deletion.id);
        if (deletion.absorbedRead) await transaction.objectStore("outbox").add(newIntent(messageId, "read", now));
        back.push(messageId);
      }
      return undefined;
    });
    return back;
  });
  store.changes.announce();
  return undone;
}

/**
 * Holds deletes that were not sent yet as if they had been made now: the player is about to decide.
 *
 * @returns the messages whose deletes are held; one that is on its way to the server is not
 */
export async function holdDeletes(store: Store, messageIds: readonly number[], now: number): Promise<number[]> {
  return write(store, ["outbox"], "relaxed", async (transaction) => {
    const held: number[] = [];
    for (const messageId of messageIds) {
      for (const intent of await intentsOf(transaction, messageId)) {
        if (intent.kind !== "delete" || intent.state !== "waiting" || isDue(intent.notBefore, now)) continue;
        await transaction.objectStore("outbox").put({ ...intent, notBefore: now + UNDO_MS });
        held.push(messageId);
      }
    }
    return held;
  });
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
