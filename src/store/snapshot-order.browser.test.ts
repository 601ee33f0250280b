import { describe, expect, it } from "vitest";
import { numbers } from "../model/testing.ts";
import { applyRow } from "./live-row.ts";
import { addIntents } from "./outbox.ts";
import { settleIntent } from "./settle.ts";
import { applySnapshot, askSnapshot } from "./snapshot.ts";
import { claimOf, freshName, freshStore, idsIn, NOW, recount, refreshWith, serverRow, viewOf } from "./testing.ts";

describe("snapshots that do not arrive in the order in which they were asked for", () => {
  it("invariant 5: the older one loses and writes nothing", async () => {
    const store = freshStore();
    const older = await askSnapshot(store);
    const newer = await askSnapshot(store);
    await applySnapshot(store, { ask: newer, rows: [serverRow(2), serverRow(3)], receivedAt: NOW });
    const late = { ask: older, rows: [serverRow(1), serverRow(2, { title: "Old" })], receivedAt: NOW };
    expect(await applySnapshot(store, late)).toEqual({ type: "older" });
    expect((await viewOf(store)).rows.map((row) => row.title)).toEqual(["Message 3", "Message 2"]);
  });

  it("invariant 5: a doubled one changes nothing the second time", async () => {
    const store = freshStore();
    const snapshot = { ask: await askSnapshot(store), rows: [serverRow(1)], receivedAt: NOW };
    await applySnapshot(store, snapshot);
    expect(await applySnapshot(store, snapshot)).toEqual({ type: "applied", changed: 0 });
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 1 }] });
  });

  it("invariant 5: the older one stops where a newer one comes in between its chunks", async () => {
    const store = freshStore();
    const older = await askSnapshot(store);
    const slow = applySnapshot(store, { ask: older, rows: numbers(2_000).map((id) => serverRow(id)), receivedAt: NOW });
    await new Promise<void>((resolve) => store.changes.subscribe(resolve));
    const ask = await askSnapshot(store);
    await applySnapshot(store, { ask, rows: [serverRow(1)], receivedAt: NOW });
    expect(await slow).toEqual({ type: "older" });
    await refreshWith(store, [serverRow(1)]);
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 1 }] });
  });

  it("invariant 5: two that are applied at the same time leave the newer one's rows, counted once", async () => {
    const name = freshName();
    const [one, two] = [freshStore(name), freshStore(name)];
    const older = await askSnapshot(one);
    const newer = await askSnapshot(two);
    await Promise.all([
      applySnapshot(one, { ask: older, rows: numbers(150).map((id) => serverRow(id)), receivedAt: NOW }),
      applySnapshot(two, { ask: newer, rows: numbers(140).map((id) => serverRow(id)), receivedAt: NOW }),
    ]);
    expect((await viewOf(one)).unread).toBe(await recount(one));
    expect(await idsIn(one)).toEqual(numbers(140).reverse());
  });
});

describe("a snapshot that does not say everything", () => {
  it("invariant 5: is not believed where it would empty the mirror", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    const vague = { ask: await askSnapshot(store), rows: [], isVague: true, receivedAt: NOW };
    expect(await applySnapshot(store, vague)).toEqual({ type: "vague" });
    expect(await idsIn(store)).toEqual([1]);
  });

  const vagueOf = async (store: ReturnType<typeof freshStore>) =>
    applySnapshot(store, { ask: await askSnapshot(store), rows: [], isVague: true, receivedAt: NOW });

  it("is believed where the very next one is the same, whoever asked for it", async () => {
    const name = freshName();
    const store = freshStore(name);
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    expect(await vagueOf(store)).toEqual({ type: "vague" });
    expect(await vagueOf(freshStore(name))).toEqual({ type: "applied", changed: 2 });
    expect(await viewOf(store)).toMatchObject({ unread: 0, rows: [] });
  });

  it("is not believed where a clear one came in between", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    for (let times = 0; times < 2; times++) {
      expect(await vagueOf(store)).toEqual({ type: "vague" });
      expect(await refreshWith(store, [serverRow(1)])).toEqual({ type: "applied", changed: 0 });
    }
    expect(await idsIn(store)).toEqual([1]);
  });

  const partlyOf = async (store: ReturnType<typeof freshStore>, ...ids: readonly number[]) => {
    const rows = ids.map((id) => serverRow(id));
    return applySnapshot(store, { ask: await askSnapshot(store), rows, isVague: true, receivedAt: NOW });
  };

  it("invariant 5: brings what it lists and removes nothing, also where it is tried again", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    const partial = { ask: await askSnapshot(store), rows: [serverRow(3)], isVague: true, receivedAt: NOW };
    expect(await applySnapshot(store, partial)).toEqual({ type: "applied", changed: 1 });
    expect(await applySnapshot(store, partial)).toEqual({ type: "applied", changed: 0 });
    expect(await viewOf(store)).toMatchObject({ unread: 3, rows: [{ id: 3 }, { id: 2 }, { id: 1 }] });
  });

  it("invariant 5: never removes what it lists in a way that cannot be used", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    for (let times = 0; times < 3; times++) {
      const rows = [serverRow(2)];
      await applySnapshot(store, {
        ask: await askSnapshot(store),
        rows,
        unusable: [1],
        isVague: true,
        receivedAt: NOW,
      });
    }
    expect(await idsIn(store)).toEqual([2, 1]);
  });

  it("removes what the next one does not list either, and so does one that says everything", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    await partlyOf(store, 2);
    await partlyOf(store, 2);
    expect(await idsIn(store)).toEqual([2]);
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    await partlyOf(store, 2);
    expect(await idsIn(store)).toEqual([2, 1]);
    await refreshWith(store, [serverRow(2)]);
    expect(await idsIn(store)).toEqual([2]);
  });

  it("changes nothing where a newer one is in place", async () => {
    const store = freshStore();
    const ask = await askSnapshot(store);
    await refreshWith(store, [serverRow(1)]);
    expect(await applySnapshot(store, { ask, rows: [], isVague: true, receivedAt: NOW })).toEqual({ type: "older" });
    expect(await vagueOf(store)).toEqual({ type: "vague" });
  });

  it("is taken for an empty list where there is nothing to lose", async () => {
    const store = freshStore();
    const vague = { ask: await askSnapshot(store), rows: [], isVague: true, receivedAt: NOW };
    expect(await applySnapshot(store, vague)).toEqual({ type: "applied", changed: 0 });
    expect((await viewOf(store)).refreshedAt).toBe(NOW);
  });
});

describe("a snapshot and what happened since it was asked for", () => {
  it("invariant 5: does not remove what a live event brought meanwhile", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    const ask = await askSnapshot(store);
    await applyRow(store, serverRow(2), "event");
    await applySnapshot(store, { ask, rows: [serverRow(1)], receivedAt: NOW });
    expect(await viewOf(store)).toMatchObject({ unread: 2, rows: [{ id: 2 }, { id: 1 }] });
  });

  it("invariant 5: does not remove it either by the first one that was asked for since, which may come from a replica that lags behind", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    await applyRow(store, serverRow(2), "event");
    const behind = { ask: await askSnapshot(store), rows: [serverRow(1)], receivedAt: NOW };
    for (let times = 0; times < 2; times++) await applySnapshot(store, behind);
    expect(await viewOf(store)).toMatchObject({ unread: 2, rows: [{ id: 2 }, { id: 1 }] });
  });

  it("removes it when the next one does not list it either", async () => {
    const store = freshStore();
    await applyRow(store, serverRow(2), "event");
    for (let times = 0; times < 2; times++) await refreshWith(store, [serverRow(1)]);
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 1 }] });
  });

  it("removes it by the first one where one before had listed it", async () => {
    const store = freshStore();
    await applyRow(store, serverRow(2), "event");
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    await refreshWith(store, [serverRow(1)]);
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 1 }] });
  });

  it("counts a message once that a live event brought between the asking and the answer", async () => {
    const store = freshStore();
    const ask = await askSnapshot(store);
    await applyRow(store, serverRow(1), "event");
    await applySnapshot(store, { ask, rows: [serverRow(1), serverRow(2)], receivedAt: NOW });
    expect((await viewOf(store)).unread).toBe(2);
  });

  it("invariant 4: does not bring back a message whose delete was confirmed meanwhile", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    const ask = await askSnapshot(store);
    await addIntents(store, "delete", [1], NOW);
    await settleIntent(store, await claimOf(store, 1));
    await applySnapshot(store, { ask, rows: [serverRow(1, { title: "New" }), serverRow(2)], receivedAt: NOW });
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 2 }] });
  });

  it("invariant 4: does not make a message unread whose read was confirmed meanwhile", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    const ask = await askSnapshot(store);
    await addIntents(store, "read", [1], NOW);
    await settleIntent(store, await claimOf(store, 1));
    await applySnapshot(store, { ask, rows: [serverRow(1, { title: "New" })], receivedAt: NOW });
    expect(await viewOf(store)).toMatchObject({ unread: 0, rows: [{ isRead: true, title: "New" }] });
  });

  it("invariant 4: does not make it unread either where a stale one had dropped it before", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    await addIntents(store, "read", [1], NOW);
    const intent = await claimOf(store, 1);
    await refreshWith(store, []);
    await settleIntent(store, intent);
    await refreshWith(store, [serverRow(1)]);
    expect(await viewOf(store)).toMatchObject({ unread: 0, rows: [{ id: 1, isRead: true }] });
  });

  it("invariant 6: a message that was read stays read though stale snapshots drop it and list it again", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    await addIntents(store, "read", [1], NOW);
    await settleIntent(store, await claimOf(store, 1));
    await refreshWith(store, []);
    await refreshWith(store, []);
    await refreshWith(store, [serverRow(1)]);
    expect(await viewOf(store)).toMatchObject({ unread: 0, rows: [{ id: 1, isRead: true }] });
  });
});
