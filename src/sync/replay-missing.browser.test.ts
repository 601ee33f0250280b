import { expect, test } from "vitest";
import { UNDO_MS } from "../model/intent.ts";
import { addIntents } from "../store/outbox.ts";
import { refresh } from "./refresh.ts";
import { replay } from "./replay.ts";
import type { Fault } from "./testing/crm.ts";
import { drain } from "./testing/drain.ts";
import { fillWith, outboxOf, shownIds, viewOf } from "./testing/inbox.ts";
import { newPlayer, type Player } from "./testing/player.ts";

/** As a gateway answers while its server is being replaced. */
const LOST: Fault = { kind: "body", status: 404, body: "<h1>404 page not found</h1>" };

async function queued(kind: "read" | "delete", count: number): Promise<{ player: Player; ids: number[] }> {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, count);
  await addIntents(player.store, kind, ids, player.clock.now() - UNDO_MS);
  return { player, ids };
}

async function effectiveIds(player: Player): Promise<number[]> {
  const journal = await player.crm.journal();
  return journal.flatMap(({ effective, messageId }) => (effective ? [messageId] : [])).toSorted();
}

test.each(["read", "delete"] as const)(
  "invariant 7: a gateway's 404 to a %s is no success: it is tried again, and arrives",
  async (kind) => {
    const { player, ids } = await queued(kind, 8);
    await player.crm.faults({ ...LOST, endpoint: kind, times: 8 });
    expect(await replay({ ...player.tools, random: () => 0.999 })).toMatchObject({ type: "waiting" });
    expect((await outboxOf(player.store)).map(({ state }) => state)).toEqual(ids.map(() => "waiting"));
    expect(await drain(player)).toEqual({ type: "drained" });
    expect(await effectiveIds(player)).toEqual(ids);
    expect(await viewOf(player.store)).toMatchObject({ pending: 0, unread: 0, problems: [] });
  },
);

test("invariant 7: the list is asked once in a drain, however many changes get a gateway's 404", async () => {
  const { player } = await queued("read", 20);
  const before = await player.crm.calls("list");
  await player.crm.faults({ ...LOST, endpoint: "read" });
  await replay(player.tools);
  expect((await player.crm.calls("list")) - before).toBe(1);
});

test("invariant 8: a gateway that never finds one message parks its change after three tries; the rest is sent", async () => {
  const { player, ids } = await queued("delete", 4);
  const [bad = 0, ...others] = ids;
  await player.crm.faults({ ...LOST, messageId: bad });
  expect(await drain(player)).toEqual({ type: "drained" });
  expect(await effectiveIds(player)).toEqual(others);
  const view = await viewOf(player.store);
  expect(view.problems).toMatchObject([{ intent: { messageId: bad, problem: "Fasttrack answered 404 to delete" } }]);
  expect(view.rows.map(({ id }) => id)).toEqual([bad]);
});

test("invariant 7: a gateway's 404 while the list does not answer settles and parks nothing", async () => {
  const { player, ids } = await queued("delete", 3);
  await player.crm.faults(LOST);
  expect(await drain(player)).toMatchObject({ type: "waiting", isReachable: true });
  expect((await outboxOf(player.store)).map(({ state }) => state)).toEqual(ids.map(() => "waiting"));
  await player.crm.faults();
  expect(await drain(player)).toEqual({ type: "drained" });
  expect(await effectiveIds(player)).toEqual(ids);
});

test("invariant 7: a gateway's 404 for what the list does not have either is believed", async () => {
  const { player, ids } = await queued("delete", 3);
  await player.crm.deleteOnOtherDevice(...ids);
  await player.crm.faults({ ...LOST, endpoint: "delete" });
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect(await viewOf(player.store)).toMatchObject({ rows: [], pending: 0, problems: [] });
});

test("a delete that Fasttrack itself wrongly took for one too many heals: what is listed again is shown again", async () => {
  const { player, ids } = await queued("delete", 2);
  await player.crm.faults({ kind: "status", status: 404, endpoint: "delete" });
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect(await shownIds(player.store)).toEqual([]);
  await refresh(player.tools);
  expect((await shownIds(player.store)).toSorted()).toEqual(ids);
});
