import { expect, test } from "vitest";
import { addIntents, discardIntent, retryIntent } from "../store/outbox.ts";
import { replay } from "./replay.ts";
import { drain } from "./testing/drain.ts";
import { fillWith, outboxOf, viewOf } from "./testing/inbox.ts";
import { newPlayer, type Player } from "./testing/player.ts";

async function queued(count: number): Promise<{ player: Player; bad: number; others: number[] }> {
  const player = await newPlayer({ rows: 0 });
  const [bad = 0, ...others] = await fillWith(player, count);
  await addIntents(player.store, "read", [bad, ...others], player.clock.now());
  return { player, bad, others };
}

async function effectiveIds(player: Player): Promise<number[]> {
  const journal = await player.crm.journal();
  return journal.flatMap(({ effective, messageId }) => (effective ? [messageId] : [])).toSorted();
}

async function triesOf(player: Player, id: number): Promise<number> {
  return (await player.crm.journal()).filter(({ messageId }) => messageId === id).length;
}

test("invariants 7 and 8: a refused change is tried three times and parked in the server's words; the rest is sent", async () => {
  const { player, bad, others } = await queued(8);
  await player.crm.faults({
    kind: "refuse",
    messageId: bad,
    errors: ["Campaign is closed", { Message: "Ask support" }],
  });
  expect(await drain(player)).toEqual({ type: "drained" });

  expect(await effectiveIds(player)).toEqual(others);
  expect(await triesOf(player, bad)).toBe(3);
  const view = await viewOf(player.store);
  expect(view).toMatchObject({ pending: 1, unread: 1 });
  expect(view.problems).toMatchObject([{ intent: { messageId: bad, problem: "Campaign is closed; Ask support" } }]);
  expect(view.rows.find((row) => row.id === bad)).toMatchObject({ isRead: false, isParked: true });

  // Parked is parked: nothing more is sent until the player says so.
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect(await triesOf(player, bad)).toBe(3);
});

test("invariant 8: a parked change does not block a later one of the same message", async () => {
  const { player, bad } = await queued(1);
  await addIntents(player.store, "delete", [bad], player.clock.now());
  await player.crm.faults({ kind: "refuse", endpoint: "delete" });
  await drain(player);
  expect(await outboxOf(player.store)).toMatchObject([{ kind: "delete", state: "parked" }]);
  await addIntents(player.store, "read", [bad], player.clock.now());
  expect(await drain(player)).toEqual({ type: "drained" });
  expect(await player.crm.rows()).toMatchObject([{ MessageId: bad, IsRead: true }]);
});

test("a parked change that the player sends again starts anew", async () => {
  const { player, bad } = await queued(1);
  await player.crm.faults({ kind: "refuse", messageId: bad });
  await drain(player);
  const [problem] = (await viewOf(player.store)).problems;
  await player.crm.faults();
  await retryIntent(player.store, problem?.intent.id ?? 0, player.clock.now());
  expect(await replay(player.tools)).toEqual({ type: "drained" });
  expect(await effectiveIds(player)).toEqual([bad]);
  expect(await viewOf(player.store)).toMatchObject({ pending: 0, unread: 0, problems: [] });
});

test("a parked change that the player gives up shows what the server says", async () => {
  const { player, bad } = await queued(1);
  await player.crm.faults({ kind: "refuse", messageId: bad, errors: null });
  await drain(player);
  const [problem] = (await viewOf(player.store)).problems;
  expect(problem?.intent.problem).toBe("Fasttrack gave no reason");
  await discardIntent(player.store, problem?.intent.id ?? 0);
  expect(await viewOf(player.store)).toMatchObject({ pending: 0, unread: 1, problems: [] });
});

test("a status that nobody expects is a refusal, with the status in its words", async () => {
  const { player, bad, others } = await queued(3);
  await player.crm.faults({ kind: "status", status: 422, messageId: bad });
  expect(await drain(player)).toEqual({ type: "drained" });
  expect(await effectiveIds(player)).toEqual(others);
  expect((await viewOf(player.store)).problems[0]?.intent.problem).toContain("422");
});

test.each([401, 403])(
  "invariant 8: a %i for one message only does not loop: it is parked, the rest is sent",
  async (status) => {
    const { player, bad, others } = await queued(8);
    const logins = await player.crm.calls("login");
    await player.crm.faults({ kind: "status", status, messageId: bad });
    expect(await drain(player)).toEqual({ type: "drained" });
    expect(await effectiveIds(player)).toEqual(others);
    expect((await viewOf(player.store)).problems.map(({ intent }) => intent.messageId)).toEqual([bad]);
    expect(await triesOf(player, bad)).toBeLessThanOrEqual(6);
    expect((await player.crm.calls("login")) - logins).toBeLessThanOrEqual(3);
  },
);

test("invariant 7: a refusal while the list cannot be asked is neither the token's nor the change's: it is tried again", async () => {
  const { player, bad, others } = await queued(3);
  await player.crm.faults(
    { kind: "refuse", messageId: bad, errors: ["Campaign is closed"] },
    { kind: "status", status: 500, endpoint: "list" },
  );
  expect(await drain(player)).toMatchObject({ type: "waiting" });
  expect(await effectiveIds(player)).toEqual(others);
  expect(await outboxOf(player.store)).toEqual([{ messageId: bad, kind: "read", state: "waiting" }]);
  expect((await viewOf(player.store)).problems).toEqual([]);

  await player.crm.faults({ kind: "refuse", messageId: bad, errors: ["Campaign is closed"] });
  expect(await drain(player)).toEqual({ type: "drained" });
  expect((await viewOf(player.store)).problems).toHaveLength(1);
});
