import { expect, onTestFinished, test, vi } from "vitest";
import { addIntents } from "../store/outbox.ts";
import { replay } from "./replay.ts";
import { fillWith, outboxOf, viewOf } from "./testing/inbox.ts";
import { holdInWorker } from "./testing/lock-holder.ts";
import { newPlayer, type Player } from "./testing/player.ts";

async function queued(count: number): Promise<{ player: Player; ids: number[] }> {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, count);
  await addIntents(player.store, "read", ids, player.clock.now());
  return { player, ids };
}

test("invariant 10: of two replayers at once one works at a time, and each change is sent once", async () => {
  const { player, ids } = await queued(40);
  await player.crm.faults({ kind: "delay", ms: 30, phase: "answer", endpoint: "read" });
  const results = await Promise.all([replay(player.tools), replay(player.openTab())]);
  expect(results).toEqual([{ type: "drained" }, { type: "drained" }]);
  expect((await player.crm.journal()).map(({ messageId }) => messageId).toSorted()).toEqual(ids);
});

test("invariant 10: in a browser without locks two replayers are harmless", async () => {
  const { player, ids } = await queued(20);
  const spy = vi.spyOn(navigator.locks, "request").mockRejectedValue(new DOMException("", "SecurityError"));
  onTestFinished(() => spy.mockRestore());
  await player.crm.faults({ kind: "delay", ms: 30, phase: "answer", endpoint: "read" });
  await Promise.all([replay(player.tools), replay(player.openTab())]);
  const effective = (await player.crm.journal()).filter((entry) => entry.effective);
  expect(effective.map(({ messageId }) => messageId).toSorted()).toEqual(ids);
  expect(await outboxOf(player.store)).toEqual([]);
  expect(await viewOf(player.store)).toMatchObject({ unread: 0, pending: 0, problems: [] });
});

test("invariant 10: a replayer that is killed leaves nothing locked behind", async () => {
  const { player, ids } = await queued(3);
  const worker = await holdInWorker(`${player.store.name}:replay`);
  let isDone = false;
  const waiting = replay(player.tools).then((result) => {
    isDone = true;
    return result;
  });
  await replay({ ...player.openTab(), store: (await newPlayer({ rows: 0 })).store });
  expect(isDone).toBe(false);
  expect(await player.crm.journal()).toEqual([]);
  worker.terminate();
  expect(await waiting).toEqual({ type: "drained" });
  expect((await player.crm.journal()).map(({ messageId }) => messageId).toSorted()).toEqual(ids);
});
