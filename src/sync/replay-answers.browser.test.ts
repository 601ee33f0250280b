import { expect, test } from "vitest";
import { UNDO_MS } from "../model/intent.ts";
import { addIntents, claimIntent, readOutbox } from "../store/outbox.ts";
import { shortenPause } from "../store/queue-pause.ts";
import { replay } from "./replay.ts";
import type { Fault } from "./testing/crm.ts";
import { drain } from "./testing/drain.ts";
import { fillWith, outboxOf, viewOf } from "./testing/inbox.ts";
import { newPlayer, type Player } from "./testing/player.ts";
import { shortenTimeouts } from "./testing/shorten-timeouts.ts";

async function queued(count: number): Promise<{ player: Player; ids: number[] }> {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, count);
  await addIntents(player.store, "read", ids, player.clock.now());
  return { player, ids };
}

const NO_ANSWER: [name: string, fault: Fault][] = [
  ["a connection that is reset", { kind: "offline" }],
  ["a captive portal's page", { kind: "html", cors: true }],
  ["a captive portal's page without CORS", { kind: "html" }],
  ["an answer that is cut half-way", { kind: "truncate" }],
  ["an answer that is lost", { kind: "lost-answer" }],
  ["JSON that is not Fasttrack's", { kind: "body", body: { ok: true } }],
  ["an empty answer", { kind: "body", body: "" }],
  ["too many requests", { kind: "status", status: 429 }],
  ["a server that is overloaded and says for how long", { kind: "status", status: 503, retryAfter: 5 }],
];

test.each(NO_ANSWER)(
  "invariants 3 and 7: %s keeps the change, stops the queue, and is tried again",
  async (_, fault) => {
    const { player, ids } = await queued(10);
    await player.crm.faults({ ...fault, endpoint: "read" });
    expect(await replay(player.tools)).toMatchObject({ type: "waiting" });
    expect((await outboxOf(player.store)).map(({ messageId }) => messageId)).toEqual(ids);
    // No more than were under way when the first of them failed.
    expect((await player.crm.journal()).length).toBeLessThanOrEqual(6);
    expect(await viewOf(player.store)).toMatchObject({ unread: 0, pending: 10 });

    await player.crm.faults();
    expect(await drain(player)).toEqual({ type: "drained" });
    const effective = (await player.crm.journal()).filter((entry) => entry.effective);
    expect(effective.map(({ messageId }) => messageId).toSorted()).toEqual(ids);
    expect(await outboxOf(player.store)).toEqual([]);
  },
);

test("invariant 10: a server that never answers is given up after the time-out", async () => {
  const { player } = await queued(2);
  const spy = shortenTimeouts(50);
  await player.crm.faults({ kind: "hang", endpoint: "read" });
  expect(await replay(player.tools)).toMatchObject({ type: "waiting", isReachable: false });
  expect(spy).toHaveBeenCalledWith(15_000);
  expect(await outboxOf(player.store)).toHaveLength(2);
  await player.crm.faults();
  expect(await drain(player)).toEqual({ type: "drained" });
});

test.each([408, 500, 502, 503])("invariant 7: a status of %i for one message delays that one only", async (status) => {
  const { player, ids } = await queued(5);
  const [bad = 0, ...others] = ids;
  await player.crm.faults({ kind: "status", status, messageId: bad, times: 4 });
  expect(await replay(player.tools)).toMatchObject({ type: "waiting" });
  const effective = (await player.crm.journal()).filter((entry) => entry.effective);
  expect(effective.map(({ messageId }) => messageId).toSorted()).toEqual(others);
  expect(await outboxOf(player.store)).toEqual([{ messageId: bad, kind: "read", state: "waiting" }]);
  expect(await drain(player)).toEqual({ type: "drained" });
  expect((await player.crm.journal()).at(-1)).toMatchObject({ messageId: bad, effective: true });
});

test("invariant 7: a server that is down for everything is left alone, longer each time", async () => {
  const { player } = await queued(30);
  await player.crm.faults({ kind: "status", status: 500, endpoint: "read" });
  const waits: number[] = [];
  const tools = { ...player.tools, random: () => 0.999 };
  for (let round = 0; round < 4; round++) {
    const before = (await player.crm.journal()).length;
    const result = await replay(tools);
    if (result.type !== "waiting") throw new Error(result.type);
    expect((await player.crm.journal()).length - before).toBeLessThanOrEqual(12);
    waits.push(Math.round((result.until - player.clock.now()) / 1_000));
    player.clock.advance(result.until - player.clock.now() + 1);
  }
  expect(waits).toEqual([1, 2, 4, 8]);
  expect(await outboxOf(player.store)).toHaveLength(30);
  await player.crm.faults();
  expect(await drain(player)).toEqual({ type: "drained" });
});

const RETRY_AFTER: [name: string, value: () => number | string][] = [
  ["in seconds", () => 20],
  ["as a date", () => new Date(Date.now() + 20_000).toUTCString()],
];

test.each(RETRY_AFTER)("invariant 7: Retry-After %s holds for the whole queue", async (_, value) => {
  const { player, ids } = await queued(1);
  await player.crm.faults({ kind: "status", status: 429, retryAfter: value(), times: 1 });
  const result = await replay(player.tools);
  if (result.type !== "waiting") throw new Error(result.type);
  expect(Math.abs(result.until - player.clock.now() - 20_000)).toBeLessThan(5_000);

  const [other = 0] = await fillWith(player, 1);
  await addIntents(player.store, "delete", [other], player.clock.now() - UNDO_MS);
  await shortenPause(player.store, player.clock.now());
  expect(await replay(player.tools)).toMatchObject({ type: "waiting", until: result.until, isReachable: true });
  expect(await player.crm.journal()).toHaveLength(1);

  player.clock.advance(result.until - player.clock.now());
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  const sent = (await player.crm.journal()).slice(1).map(({ messageId }) => messageId);
  expect(sent.toSorted()).toEqual([...ids, other]);
});

test("invariant 7: a success that was under way does not end the pause that the server asked for", async () => {
  const { player, ids } = await queued(2);
  const [crowded = 0, slow = 0] = ids;
  await player.crm.faults(
    { kind: "status", status: 429, retryAfter: 30, messageId: crowded, times: 1 },
    { kind: "delay", ms: 300, phase: "answer", messageId: slow },
  );
  const result = await replay(player.tools);
  expect(await outboxOf(player.store)).toEqual([{ messageId: crowded, kind: "read", state: "waiting" }]);
  expect(await replay(player.tools)).toEqual(result);
  expect(await player.crm.journal()).toHaveLength(2);
});

test.each([429, 500, 503])(
  "a server that answers %i to everything was reached, also while the pause lasts",
  async (status) => {
    const { player } = await queued(10);
    await player.crm.faults({ kind: "status", status });
    const tools = { ...player.tools, random: () => 0.999 };
    for (let tries = 1; tries <= 3; tries++) {
      expect(await replay(tools)).toMatchObject({ type: "waiting", isReachable: true });
    }
  },
);

test("invariant 7: too many requests hold back what was never tried, too", async () => {
  const { player } = await queued(10);
  await player.crm.faults({ kind: "status", status: 429, retryAfter: 60 });
  const tools = { ...player.tools, random: () => 0.999 };
  const result = await replay(tools);
  const before = (await player.crm.journal()).length;
  expect(await replay(tools)).toEqual(result);
  expect(await player.crm.journal()).toHaveLength(before);
});

test("a Retry-After of nothing still backs off", async () => {
  const { player } = await queued(1);
  await player.crm.faults({ kind: "status", status: 429, retryAfter: 0 });
  const tools = { ...player.tools, random: () => 0.999 };
  const result = await replay(tools);
  expect(result.type === "waiting" ? result.until - player.clock.now() : 0).toBeGreaterThan(500);
});

test("invariant 7: back online, a pause of our own ends at once", async () => {
  const { player } = await queued(1);
  await player.crm.faults({ kind: "offline" });
  const now = player.clock.now();
  const tools = { ...player.tools, now: () => now, random: () => 0.999 };
  const result = await replay(tools);
  expect(result).toMatchObject({ type: "waiting", isReachable: false });
  await player.crm.faults();
  expect(await replay(tools)).toMatchObject({ type: "waiting" });
  await shortenPause(player.store, now);
  expect(await replay(player.tools)).toEqual({ type: "drained" });
});

test("invariant 3: a delete whose answer is lost is sent again, and being gone is what it wanted", async () => {
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 3);
  await addIntents(player.store, "delete", ids, player.clock.now() - UNDO_MS);
  await player.crm.faults({ kind: "lost-answer", endpoint: "delete", times: 3 });
  expect(await drain(player)).toEqual({ type: "drained" });
  const journal = await player.crm.journal();
  expect(journal.filter((entry) => entry.effective)).toHaveLength(3);
  expect(journal).toHaveLength(6);
  expect(await viewOf(player.store)).toMatchObject({ rows: [], pending: 0, problems: [] });
});

test("invariant 7: a message that is gone settles its mark-read and its delete", async () => {
  const player = await newPlayer({ rows: 0 });
  const [read = 0, deleted = 0] = await fillWith(player, 2);
  await player.crm.deleteOnOtherDevice(read, deleted);
  await addIntents(player.store, "read", [read], player.clock.now());
  await addIntents(player.store, "delete", [deleted], player.clock.now() - UNDO_MS);
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect(await outboxOf(player.store)).toEqual([]);
  expect((await player.crm.journal()).filter((entry) => entry.effective)).toHaveLength(2);
});

test("invariant 3: what a replayer was sending when it died is sent by the next one", async () => {
  const { player, ids } = await queued(3);
  for (const { id } of await readOutbox(player.store)) await claimIntent(player.store, id, player.clock.now());
  expect((await outboxOf(player.store)).map(({ state }) => state)).toEqual(["sending", "sending", "sending"]);
  expect(await replay(player.openTab())).toEqual({ type: "drained" });
  expect((await player.crm.journal()).map(({ messageId }) => messageId).toSorted()).toEqual(ids);
});

test.each([
  ["no network", { kind: "offline" }],
  ["Retry-After", { kind: "status", status: 429, retryAfter: 20 }],
])("invariant 17: a clock that was set back by ten minutes ends a pause because of %s", async (_, fault) => {
  const { player } = await queued(1);
  await player.crm.faults(fault);
  expect(await replay({ ...player.tools, random: () => 0.999 })).toMatchObject({ type: "waiting" });
  await player.crm.faults();
  player.clock.advance(-600_000);
  expect(await replay(player.tools)).toEqual({ type: "drained" });
});
