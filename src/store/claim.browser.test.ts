import { describe, expect, it } from "vitest";
import { LONGEST_WAIT_MS, UNDO_MS } from "../model/intent.ts";
import { addIntents, claimIntent, discardIntent, readOutbox, retryIntent, updateIntent } from "./outbox.ts";
import type { Store } from "./store.ts";
import { claimOf, freshName, freshStore, HOUR, NOW, refreshWith, serverRow, viewOf } from "./testing.ts";

async function withIntent(kind: "read" | "delete") {
  const store = freshStore();
  await refreshWith(store, [serverRow(1), serverRow(2)]);
  await addIntents(store, kind, [1], NOW);
  return { store, id: await firstId(store) };
}

async function firstId(store: Store): Promise<number> {
  const [first] = await readOutbox(store);
  if (first === undefined) throw new Error("the outbox is empty");
  return first.id;
}

describe("claiming an intent", () => {
  it("gives it once it is due", async () => {
    const { store, id } = await withIntent("delete");
    expect(await claimIntent(store, id, NOW + UNDO_MS - 1)).toBeNull();
    expect(await claimIntent(store, id, NOW + UNDO_MS)).toMatchObject({ id, state: "sending" });
  });

  it("gives nothing that was undone, absorbed or settled meanwhile", async () => {
    const { store, id } = await withIntent("read");
    await addIntents(store, "delete", [1], NOW);
    expect(await claimIntent(store, id, NOW)).toBeNull();
  });

  it("gives nothing that is parked", async () => {
    const { store, id } = await withIntent("read");
    await updateIntent(store, id, { state: "parked" });
    expect(await claimIntent(store, id, NOW)).toBeNull();
  });

  it("invariant 3: gives one again that was being sent when everything crashed", async () => {
    const { store, id } = await withIntent("read");
    await claimIntent(store, id, NOW);
    store.connection.close();
    const reopened = freshStore(store.name);
    expect(await claimIntent(reopened, id, NOW)).toMatchObject({ id, state: "sending" });
  });

  it("invariant 17: a clock that was set back by a day does not hold it back", async () => {
    const { store, id } = await withIntent("delete");
    expect(await claimIntent(store, id, NOW - 24 * HOUR)).not.toBeNull();
    expect(NOW + UNDO_MS - (NOW - 24 * HOUR)).toBeGreaterThan(LONGEST_WAIT_MS);
  });

  it("invariant 8: keeps the order per message", async () => {
    const { store, id } = await withIntent("read");
    await claimIntent(store, id, NOW);
    await addIntents(store, "delete", [1], NOW);
    await addIntents(store, "read", [2], NOW);
    const [, deletion, other] = await readOutbox(store);
    expect(await claimIntent(store, deletion?.id ?? 0, NOW + HOUR)).toBeNull();
    expect(await claimIntent(store, other?.id ?? 0, NOW + HOUR)).toMatchObject({ messageId: 2 });
  });

  it("invariant 8: is not blocked by a parked intent of the same message", async () => {
    const { store, id } = await withIntent("delete");
    await updateIntent(store, id, { state: "parked" });
    await addIntents(store, "read", [1], NOW);
    const [, read] = await readOutbox(store);
    expect(await claimIntent(store, read?.id ?? 0, NOW)).toMatchObject({ kind: "read", state: "sending" });
  });

  it("may be done by two at once without harm", async () => {
    const name = freshName();
    const one = freshStore(name);
    await refreshWith(one, [serverRow(1)]);
    await addIntents(one, "read", [1], NOW);
    const id = await firstId(one);
    const claims = await Promise.all([claimIntent(one, id, NOW), claimIntent(freshStore(name), id, NOW)]);
    expect(claims).toEqual([expect.objectContaining({ id }), expect.objectContaining({ id })]);
    expect(await readOutbox(one)).toHaveLength(1);
  });
});

describe("a refused change", () => {
  it("invariant 7: shows what the server says again, with the problem, and stays", async () => {
    const { store, id } = await withIntent("delete");
    await claimOf(store, 1);
    await updateIntent(store, id, { state: "parked", refusals: 3, problem: "Not yours" });
    const view = await viewOf(store);
    expect(view.rows.map((row) => [row.id, row.isParked])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(view).toMatchObject({ unread: 2, pending: 1, problems: [{ title: "Message 1", intent: { id } }] });
  });

  it("invariant 8: gives back the read that it had absorbed, which was not refused", async () => {
    const { store } = await withIntent("read");
    await addIntents(store, "delete", [1], NOW);
    const { id } = await claimOf(store, 1);
    await updateIntent(store, id, { state: "parked", problem: "Not yours" });
    expect(await viewOf(store)).toMatchObject({ unread: 1, pending: 2 });
    await discardIntent(store, id);
    expect(await readOutbox(store)).toMatchObject([{ messageId: 1, kind: "read", state: "waiting" }]);
    expect((await viewOf(store)).unread).toBe(1);
    expect(await claimOf(store, 1)).toMatchObject({ kind: "read" });
  });

  it("is sent again at once, as if it were new, when the player retries", async () => {
    const { store, id } = await withIntent("delete");
    await updateIntent(store, id, { state: "parked", refusals: 3, failures: 2, problem: "no" });
    await retryIntent(store, id, NOW);
    expect(await readOutbox(store)).toMatchObject([
      { id, state: "waiting", refusals: 0, failures: 0, problem: null, notBefore: NOW },
    ]);
    expect(await viewOf(store)).toMatchObject({ unread: 1, problems: [] });
    expect(await claimIntent(store, id, NOW)).not.toBeNull();
  });

  it("is given up when the player discards it", async () => {
    const { store, id } = await withIntent("read");
    await updateIntent(store, id, { state: "parked", problem: "no" });
    await discardIntent(store, id);
    expect(await readOutbox(store)).toEqual([]);
    expect(await viewOf(store)).toMatchObject({ unread: 2, pending: 0, problems: [] });
  });

  it("is replaced when the player makes it anew", async () => {
    const { store, id } = await withIntent("read");
    await updateIntent(store, id, { state: "parked" });
    await addIntents(store, "read", [1], NOW);
    const intents = await readOutbox(store);
    expect(intents).toMatchObject([{ kind: "read", state: "waiting" }]);
    expect(intents[0]?.id).toBeGreaterThan(id);
  });

  it("that is gone already cannot be retried or discarded into being", async () => {
    const { store, id } = await withIntent("read");
    await discardIntent(store, id);
    await retryIntent(store, id, NOW);
    await discardIntent(store, id);
    expect(await readOutbox(store)).toEqual([]);
    expect((await viewOf(store)).unread).toBe(2);
  });
});
