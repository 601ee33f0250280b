import { expect, test } from "vitest";
import { addIntents } from "../store/outbox.ts";
import { shortenPause } from "../store/queue-pause.ts";
import { replay } from "./replay.ts";
import type { Fault } from "./testing/crm.ts";
import { drain } from "./testing/drain.ts";
import { fillWith, outboxOf } from "./testing/inbox.ts";
import { newPlayer, type Player } from "./testing/player.ts";
import { shortenTimeouts } from "./testing/shorten-timeouts.ts";

interface Queue {
  readonly player: Player;
  readonly poison: number[];
  readonly good: number[];
}

/** Mark-reads of messages that the server cannot digest, before those of messages that it can. */
async function queued(fault: Fault, { poison, good }: { poison: number; good: number }): Promise<Queue> {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, poison + good);
  await addIntents(player.store, "read", ids, player.clock.now());
  const bad = ids.slice(0, poison);
  await player.crm.faults(...bad.map((messageId) => ({ ...fault, messageId })));
  return { player, poison: bad, good: ids.slice(poison) };
}

async function effectiveIds(player: Player): Promise<number[]> {
  const journal = await player.crm.journal();
  return journal.flatMap(({ effective, messageId }) => (effective ? [messageId] : [])).toSorted();
}

async function waitingIds(player: Player): Promise<number[]> {
  return (await outboxOf(player.store)).map(({ messageId }) => messageId);
}

const POISON: [name: string, fault: Fault][] = [
  ["a connection that is reset", { kind: "offline" }],
  ["an answer that never comes", { kind: "hang" }],
  ["a page of something on the way", { kind: "html", cors: true }],
  ["500", { kind: "status", status: 500 }],
];

test.each(POISON)("invariant 8: twenty changes that always get %s do not starve the others", async (_, fault) => {
  if (fault.kind === "hang") shortenTimeouts(15);
  const { player, poison, good } = await queued(fault, { poison: 20, good: 8 });
  await drain(player, 5);
  expect(await effectiveIds(player)).toEqual(good);
  expect(await waitingIds(player)).toEqual(poison);
  await player.crm.faults();
  expect(await drain(player)).toEqual({ type: "drained" });
});

test.each(POISON)("invariant 8: a change made while others get %s and wait is sent at once", async (_, fault) => {
  if (fault.kind === "hang") shortenTimeouts(15);
  const { player, poison } = await queued(fault, { poison: 7, good: 0 });
  await drain(player, 4);
  const [fresh = 0] = await fillWith(player, 1);
  await addIntents(player.store, "read", [fresh], player.clock.now());
  expect(await replay({ ...player.tools, random: () => 0.999 })).toMatchObject({ type: "waiting" });
  expect(await effectiveIds(player)).toEqual([fresh]);
  expect(await waitingIds(player)).toEqual(poison);
});

test("invariant 8: where some get through, what gets no answer does not mean that Fasttrack is out of reach", async () => {
  const { player, poison } = await queued({ kind: "offline" }, { poison: 3, good: 8 });
  const result = await replay({ ...player.tools, random: () => 0.999 });
  expect(result).toMatchObject({ type: "waiting", isReachable: true });
  expect(await waitingIds(player)).toEqual(poison);
});

test("invariant 8: with the network gone a thousand changes are tried six at a time, each in its turn", async () => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 1_000);
  await addIntents(player.store, "read", ids, player.clock.now());
  await player.crm.faults({ kind: "offline" });
  for (let round = 1; round <= 5; round++) {
    const result = await replay(player.tools);
    if (result.type !== "waiting") throw new Error(result.type);
    expect(result.isReachable).toBe(false);
    const tried = (await player.crm.journal()).map(({ messageId }) => messageId);
    expect(tried.toSorted()).toEqual(ids.slice(0, 6 * round));
    player.clock.advance(result.until - player.clock.now());
  }
});

test("invariant 12: a long loss of the network leaves no change with a backoff of its own", async () => {
  const player = await newPlayer({ rows: 0 });
  await addIntents(player.store, "read", await fillWith(player, 1), player.clock.now());
  let draws = 0;
  // Of two that are drawn one after the other the first is far longer.
  const tools = { ...player.tools, random: () => (draws++ % 2 === 0 ? 0.999 : 0.001) };
  await player.crm.faults({ kind: "offline" });
  for (let round = 1; round <= 8; round++) {
    const result = await replay(tools);
    if (result.type !== "waiting") throw new Error(result.type);
    expect(await player.crm.journal()).toHaveLength(round);
    player.clock.advance(result.until - player.clock.now());
  }
  await player.crm.faults();
  expect(await replay(tools)).toEqual({ type: "drained" });
});

test("invariants 12 and 13: back online, a change that waits because of its own failures is tried at once", async () => {
  const { player } = await queued({ kind: "offline" }, { poison: 2, good: 6 });
  expect(await replay({ ...player.tools, random: () => 0.999 })).toMatchObject({ type: "waiting" });
  await player.crm.faults();
  await shortenPause(player.store, player.clock.now());
  expect(await replay(player.tools)).toEqual({ type: "drained" });
});
