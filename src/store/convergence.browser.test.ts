import fc from "fast-check";
import { deleteDB } from "idb";
import { expect, it } from "vitest";
import { server as vitestServer } from "vitest/browser";
import { databaseName } from "./keys.ts";
import { SimulatedPlayer } from "./simulated-player.ts";
import { SimulatedServer } from "./simulated-server.ts";
import { closeStore } from "./store.ts";
import { HOUR, viewOf } from "./testing.ts";

/** Vite hands on only what begins with VITE_, unless it is told otherwise. */
const { FC_SEED, FC_RUNS } = vitestServer.config.env ?? {};
const seed = Number(FC_SEED ?? 20_261_122);
const numRuns = Number(FC_RUNS ?? 80);

const place = fc.nat(7);
const often = fc.constant(false);
const rarely = fc.oneof({ weight: 6, arbitrary: often }, { weight: 1, arbitrary: fc.constant(true) });
const maybe = fc.boolean();
const kind = fc.constantFrom("read" as const, "delete" as const);
const staleness = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(6) });
const weather = fc.constantFrom(
  "fine" as const,
  "fine" as const,
  "fine" as const,
  "answer-lost" as const,
  "request-lost" as const,
  "broken" as const,
  "broken-after-all" as const,
  "gateway-lost" as const,
  "refused" as const,
  "signed-out" as const,
);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant("post" as const), isLost: rarely }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("edit" as const), place }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("other-device" as const), kind, place }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant("tap" as const), kind, place, isCrashing: rarely }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("undo" as const), place }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("delete-after-all" as const), place }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("receive" as const), place, isDoubled: maybe }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("ask" as const), staleness }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant("apply" as const), place, isDoubled: maybe, isCrashing: rarely }),
  },
  { weight: 6, arbitrary: fc.record({ type: fc.constant("send" as const), place, weather, isSlow: maybe }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("answer" as const), place, isCrashing: rarely }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("decide" as const), place, isRetry: maybe }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("crash" as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("resume" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("clock" as const), ahead: fc.integer({ min: -HOUR, max: HOUR }) }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(one: Step, player: SimulatedPlayer, server: SimulatedServer): Promise<void> {
  const idAt = (at: number) => server.rows[at % server.rows.length]?.notification.id ?? 0;
  switch (one.type) {
    case "post": {
      const row = server.post();
      if (!one.isLost) player.receiveLater(row);
      return;
    }
    case "edit":
      return server.edit(idAt(one.place));
    case "other-device":
      server.apply(one.kind, idAt(one.place));
      return;
    case "tap":
      return player.tap(one.kind, one.place, one.isCrashing);
    case "undo":
      return player.undo(one.place);
    case "delete-after-all":
      return player.deleteAfterAll(one.place);
    case "receive":
      return player.receive(one.place, one.isDoubled);
    case "ask":
      return player.ask(one.staleness);
    case "apply":
      return player.apply(one.place, one.isDoubled, one.isCrashing);
    case "send":
      return player.send(one.place, one.weather, one.isSlow);
    case "answer":
      return player.answer(one.place, one.isCrashing);
    case "decide":
      return player.decide(one.place, one.isRetry);
    case "crash":
      return player.crash();
    case "resume":
      return player.resume();
    case "clock":
      return player.setClock(one.ahead);
  }
}

async function live(steps: readonly Step[]): Promise<void> {
  const server = new SimulatedServer();
  const player = new SimulatedPlayer(databaseName(`run-${crypto.randomUUID()}`, 5, 1), server);
  try {
    for (let posted = 0; posted < 3; posted++) player.receiveLater(server.post());
    await player.ask(0);
    await player.apply(0, false, false);
    for (const one of steps) {
      await take(one, player, server);
      await player.check();
    }
    await player.settleEverything();
    await player.check();
    const seen = (await viewOf(player.store)).rows.map(({ id, isRead, title }) => ({ id, isRead, title }));
    const truth = server.rows
      .map(({ notification: { id, isRead, title } }) => ({ id, isRead, title }))
      .sort((a, b) => b.id - a.id);
    expect(seen).toEqual(truth);
  } finally {
    closeStore(player.store);
    await deleteDB(player.name);
  }
}

it(`invariants 1, 3, 4, 5, 6: whatever happens in whatever order, the inbox converges, loses nothing and brings nothing back (seed ${seed})`, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40, size: "max" }), live), {
    seed,
    numRuns,
    endOnFailure: false,
    interruptAfterTimeLimit: 90_000,
  });
}, 120_000);
