import fc from "fast-check";
import { deleteDB } from "idb";
import { expect, it } from "vitest";
import type { Notification } from "../model/notification.ts";
import { databaseName } from "./keys.ts";
import { applyRow } from "./live-row.ts";
import {
  addIntents,
  claimIntent,
  discardIntent,
  readOutbox,
  retryIntent,
  undoDeletes,
  updateIntent,
} from "./outbox.ts";
import { readUnreadIds } from "./seen-ids.ts";
import { settleIntent } from "./settle.ts";
import { closeStore, openStore, type Store } from "./store.ts";
import { HOUR, idsIn, NOW, recount, refreshWith, serverRow, viewOf } from "./testing.ts";

const id = fc.integer({ min: 1, max: 8 });
const fields = fc.record({
  id,
  isRead: fc.boolean(),
  event: fc.constantFrom("message" as const, "shoutout" as const, "inbox" as const),
  expires: fc.option(fc.constantFrom(NOW - HOUR, NOW, NOW + HOUR), { nil: null }),
  date: fc.option(fc.constantFrom(NOW - 3 * HOUR, NOW - 2 * HOUR, NOW - HOUR / 2), { nil: null }),
});
const rows = fc.uniqueArray(fields, { selector: (row) => row.id, maxLength: 8 });

const operation = fc.oneof(
  fc.record({ type: fc.constant("refresh" as const), rows }),
  fc.record({ type: fc.constantFrom("event" as const, "fetch" as const), row: fields }),
  fc.record({ type: fc.constantFrom("read" as const, "delete" as const), ids: fc.array(id, { maxLength: 4 }) }),
  fc.record({ type: fc.constant("undo" as const), ids: fc.array(id, { maxLength: 4 }) }),
  fc.record({ type: fc.constantFrom("settle" as const, "park" as const, "retry" as const, "discard" as const), id }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const rowOf = (given: Partial<Notification> & { readonly id: number }) => serverRow(given.id, given);

async function perform(store: Store, one: Operation): Promise<unknown> {
  switch (one.type) {
    case "refresh":
      return refreshWith(store, one.rows.map(rowOf));
    case "event":
    case "fetch":
      return applyRow(store, rowOf(one.row), one.type);
    case "read":
    case "delete":
      return addIntents(store, one.type, one.ids, NOW);
    case "undo":
      return undoDeletes(store, one.ids, NOW);
    default:
      return answer(store, one.type, one.id);
  }
}

async function answer(store: Store, type: "settle" | "park" | "retry" | "discard", messageId: number) {
  const intent = (await readOutbox(store)).find((each) => each.messageId === messageId);
  if (intent === undefined) return;
  if (type === "park") return updateIntent(store, intent.id, { state: "parked" });
  if (type === "retry") return retryIntent(store, intent.id, NOW);
  if (type === "discard") return discardIntent(store, intent.id);
  const claimed = await claimIntent(store, intent.id, NOW + HOUR);
  if (claimed !== null) await settleIntent(store, claimed);
}

/** At several times of the local clock, as a message may be over in between. */
async function compare(store: Store): Promise<void> {
  for (const now of [NOW - 2 * HOUR, NOW, NOW + 2 * HOUR]) {
    const { rows: all, unread } = await viewOf(store, { now });
    expect(unread).toBe(await recount(store, now));
    const unreadIds = all.filter((row) => !row.isRead).map((row) => row.id);
    expect(unread).toBe(unreadIds.length);
    expect(await idsIn(store, { now, filter: "unread" })).toEqual(unreadIds);
    expect(await readUnreadIds(store, "all", now)).toEqual(unreadIds);
  }
}

it("the unread count is what a recount of everything gives, after any change at any time", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { maxLength: 12, size: "max" }), async (operations) => {
      const store = openStore(databaseName(`run-${crypto.randomUUID()}`, 5, 1));
      try {
        for (const one of operations) {
          await perform(store, one);
          await compare(store);
        }
      } finally {
        closeStore(store);
        await deleteDB(store.name);
      }
    }),
    { numRuns: 60, interruptAfterTimeLimit: 60_000 },
  );
}, 90_000);
