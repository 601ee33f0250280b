import { describe, expect, it } from "vitest";
import { applyRow } from "./live-row.ts";
import { addIntents } from "./outbox.ts";
import { settleIntent } from "./settle.ts";
import { applySnapshot, askSnapshot } from "./snapshot.ts";
import type { Store } from "./store.ts";
import { claimOf, freshStore, idsIn, NOW, refreshWith, serverRow, viewOf } from "./testing.ts";

async function removeForGood(store: Store, id: number): Promise<void> {
  await addIntents(store, "delete", [id], NOW);
  await settleIntent(store, await claimOf(store, id));
}

async function withDeleted(): Promise<Store> {
  const store = freshStore();
  await refreshWith(store, [serverRow(1), serverRow(2)]);
  await removeForGood(store, 1);
  return store;
}

describe("a message that the player deleted", () => {
  it("invariant 6: does not come back by an event that was sent before, nor by its double", async () => {
    const store = await withDeleted();
    for (let times = 0; times < 2; times++) expect(await applyRow(store, serverRow(1), "event")).toBe("rejected");
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 2 }] });
  });

  it("does not come back by an event while the delete still waits, though the list dropped it", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    await addIntents(store, "delete", [1], NOW);
    await refreshWith(store, []);
    await applyRow(store, serverRow(1), "event");
    expect(await viewOf(store)).toMatchObject({ unread: 0, rows: [], pending: 1 });
  });

  it("invariant 4: does not come back by a snapshot, whenever that was asked for", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    const before = await askSnapshot(store);
    await removeForGood(store, 1);
    const rows = [serverRow(1, { title: "New" }), serverRow(2)];
    await applySnapshot(store, { ask: before, rows, receivedAt: NOW });
    expect(await idsIn(store)).toEqual([2]);
    await refreshWith(store, rows);
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 2 }] });
  });

  it("invariant 6: stays deleted after a snapshot that does not list it", async () => {
    const store = await withDeleted();
    await refreshWith(store, [serverRow(2)]);
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    expect(await idsIn(store)).toEqual([2]);
  });
});

describe("a message that the server lists no more", () => {
  it("invariant 6: does not come back by a late event", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    await refreshWith(store, []);
    expect(await applyRow(store, serverRow(1), "event")).toBe("rejected");
    expect(await idsIn(store)).toEqual([]);
  });

  it("comes back when a newer snapshot lists it again, and events may name it then", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    await refreshWith(store, []);
    await refreshWith(store, [serverRow(1)]);
    expect(await idsIn(store)).toEqual([1]);
    expect(await applyRow(store, serverRow(1), "event")).toBe("known");
  });

  it("comes back when it was asked for by its id and is there", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    await refreshWith(store, []);
    expect(await applyRow(store, serverRow(1), "fetch")).toBe("added");
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 1 }] });
  });
});

describe("how many tombstones are kept", () => {
  const many = Array.from({ length: 5_200 }, (_, index) => index + 10);

  it("is bounded", async () => {
    const store = freshStore();
    await refreshWith(
      store,
      many.map((id) => serverRow(id)),
    );
    await refreshWith(store, [serverRow(1)]);
    expect(await store.connection.run((database) => database.count("tombstones"))).toBe(5_000);
  });

  it("invariant 6: does not cost the tombstone of what was just deleted, when the server drops thousands at once", async () => {
    const store = freshStore();
    const rows = many.map((id) => serverRow(id));
    await refreshWith(store, [serverRow(1), ...rows]);
    await removeForGood(store, 1);
    await refreshWith(store, []);
    expect(await applyRow(store, serverRow(1), "event")).toBe("rejected");
  });
});
