import { expect, test } from "vitest";
import { groupBy } from "../model/group.ts";
import { UNDO_MS } from "../model/intent.ts";
import { addIntents, claimIntent, readOutbox, undoDeletes } from "../store/outbox.ts";
import { replay } from "./replay.ts";
import { fillWith, outboxOf, shownIds, viewOf } from "./testing/inbox.ts";
import { newPlayer, type Player } from "./testing/player.ts";

/** Mark-reads that a replayer was sending when it died, each followed by a delete of the same message. */
async function queueReadAndDelete(player: Player, ids: readonly number[]): Promise<void> {
  await addIntents(player.store, "read", ids, player.clock.now());
  for (const { id } of await readOutbox(player.store)) await claimIntent(player.store, id, player.clock.now());
  await addIntents(player.store, "delete", ids, player.clock.now());
  player.clock.advance(UNDO_MS);
}

test("invariant 8: three hundred changes drain several at a time, in order per message, each effective once", async () => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 150);
  await queueReadAndDelete(player, ids);
  await player.crm.faults({ kind: "delay", ms: 3_000, phase: "answer", times: 6 });
  expect(await replay(player.tools)).toEqual({ type: "drained" });

  const journal = await player.crm.journal();
  expect(journal).toHaveLength(300);
  expect(journal.every((entry) => entry.effective)).toBe(true);
  const kinds = groupBy(journal, (entry) => entry.messageId);
  expect(kinds.size).toBe(150);
  for (const entries of kinds.values()) expect(entries.map((entry) => entry.kind)).toEqual(["read", "delete"]);
  // The first six answers took a second each: they can only have arrived together if none waited for another.
  const [first, , , , , sixth] = journal;
  expect((sixth?.at ?? Number.NaN) - (first?.at ?? Number.NaN)).toBeLessThan(1_000);

  expect(await outboxOf(player.store)).toEqual([]);
  expect(await player.crm.rows()).toEqual([]);
  expect(await viewOf(player.store)).toMatchObject({ rows: [], unread: 0, pending: 0 });
}, 90_000);

test("invariant 8: the delete of a message waits for the answer to its mark-read", async () => {
  const player = await newPlayer({ rows: 0 });
  const [id = 0] = await fillWith(player, 1);
  await queueReadAndDelete(player, [id]);
  await player.crm.faults({ kind: "delay", ms: 300, phase: "answer", endpoint: "read" });
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  const [read, deletion] = await player.crm.journal();
  expect([read?.kind, deletion?.kind]).toEqual(["read", "delete"]);
  expect((deletion?.at ?? 0) - (read?.at ?? 0)).toBeGreaterThanOrEqual(295);
});

test("a mark-read that nobody was sending is absorbed: the server hears of the delete only", async () => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 2);
  await addIntents(player.store, "read", ids, player.clock.now());
  await addIntents(player.store, "delete", ids, player.clock.now());
  player.clock.advance(UNDO_MS);
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect((await player.crm.journal()).map((entry) => entry.kind)).toEqual(["delete", "delete"]);
});

test("a delete is held until its undo is over, and the others do not wait for it", async () => {
  const player = await newPlayer({ rows: 0 });
  const [held = 0, other = 0] = await fillWith(player, 2);
  await addIntents(player.store, "delete", [held], player.clock.now());
  await addIntents(player.store, "read", [other], player.clock.now());

  const result = await replay(player.tools);
  expect(result).toMatchObject({ type: "waiting", isReachable: true });
  expect((await player.crm.journal()).map((entry) => entry.messageId)).toEqual([other]);
  expect(await shownIds(player.store)).toEqual([other]);

  const until = result.type === "waiting" ? result.until : 0;
  expect(until - player.clock.now()).toBeLessThanOrEqual(UNDO_MS);
  player.clock.advance(until - player.clock.now() + 1);
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect((await player.crm.journal()).map((entry) => entry.messageId)).toEqual([other, held]);
});

test("an undone delete is never sent, and the mark-read it had absorbed is", async () => {
  const player = await newPlayer({ rows: 0 });
  const [kept = 0, read = 0] = await fillWith(player, 2);
  await addIntents(player.store, "read", [read], player.clock.now());
  await addIntents(player.store, "delete", [kept, read], player.clock.now());
  expect(await replay(player.tools)).toMatchObject({ type: "waiting" });
  expect((await undoDeletes(player.store, [kept, read], player.clock.now())).toSorted()).toEqual([kept, read]);
  player.clock.advance(UNDO_MS);

  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect((await player.crm.journal()).map(({ kind, messageId }) => [kind, messageId])).toEqual([["read", read]]);
  expect((await shownIds(player.store)).toSorted()).toEqual([kept, read]);
});

test.each([
  ["a day", 86_400_000],
  ["ten minutes", 600_000],
])("invariant 17: a clock that was set back by %s strands no held delete", async (_, back) => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 1);
  await addIntents(player.store, "delete", ids, player.clock.now());
  player.clock.advance(-back);
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect(await player.crm.rows()).toEqual([]);
});
