import { describe, expect, it } from "vitest";
import { applyRow } from "./live-row.ts";
import { addIntents, readOutbox } from "./outbox.ts";
import { readMessage } from "./reading.ts";
import { settleIntent } from "./settle.ts";
import { applySnapshot, askSnapshot } from "./snapshot.ts";
import { claimOf, freshStore, NOW, recordTransactions, refreshWith, serverRow, viewOf } from "./testing.ts";

async function withClaimed(kind: "read" | "delete") {
  const store = freshStore();
  await refreshWith(store, [serverRow(1), serverRow(2)]);
  await addIntents(store, kind, [1], NOW);
  return { store, intent: await claimOf(store, 1) };
}

describe("an answer that confirms a change", () => {
  it("invariant 3: takes the intent out in the one transaction that changes the row", async () => {
    for (const kind of ["read", "delete"] as const) {
      const { store, intent } = await withClaimed(kind);
      const transactions = recordTransactions();
      await settleIntent(store, intent);
      expect(transactions).toHaveLength(1);
      expect(transactions[0]?.names).toEqual(expect.arrayContaining(["outbox", "notifications", "state"]));
      expect(await readOutbox(store)).toEqual([]);
    }
  });

  it("leaves a read message read and counted as such", async () => {
    const { store, intent } = await withClaimed("read");
    await settleIntent(store, intent);
    const { rows, unread, pending } = await viewOf(store);
    expect(rows.map(({ id, isRead, isWaiting }) => [id, isRead, isWaiting])).toEqual([
      [2, false, false],
      [1, true, false],
    ]);
    expect({ unread, pending }).toEqual({ unread: 1, pending: 0 });
  });

  it("invariant 4: keeps a message read against a slow older snapshot and the same one doubled", async () => {
    const { store, intent } = await withClaimed("read");
    await settleIntent(store, intent);
    for (const title of ["Message 1", "Changed meanwhile"]) {
      await refreshWith(store, [serverRow(1, { title }), serverRow(2)]);
      expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 2 }, { id: 1, isRead: true, title }] });
    }
  });

  it("removes a deleted message with its body, its fingerprint and the mark of its pop-up", async () => {
    const { store, intent } = await withClaimed("delete");
    await store.connection.run((database) => database.put("popped", { id: 1 }));
    await settleIntent(store, intent);
    await store.connection.run(async (database) => {
      for (const name of ["notifications", "bodies", "popped"] as const) {
        expect(await database.get(name, 1)).toBeUndefined();
      }
      const shards = await database.getAll("fingerprints");
      expect(shards.flatMap(({ entries }) => [...entries.keys()])).toEqual([2]);
    });
    expect(await readMessage(store, 1, NOW)).toBeNull();
    expect((await viewOf(store)).unread).toBe(1);
  });

  it("invariant 6: leaves a tombstone, so that no late event brings the message back", async () => {
    const { store, intent } = await withClaimed("delete");
    await settleIntent(store, intent);
    expect(await applyRow(store, serverRow(1), "event")).toBe("rejected");
    expect(await applyRow(store, serverRow(1), "fetch")).toBe("rejected");
    expect((await viewOf(store)).rows.map((row) => row.id)).toEqual([2]);
  });

  it("invariant 10: counts once when two replayers bring the same answer", async () => {
    for (const kind of ["read", "delete"] as const) {
      const { store, intent } = await withClaimed(kind);
      await Promise.all([settleIntent(store, intent), settleIntent(store, intent)]);
      expect((await viewOf(store)).unread).toBe(1);
    }
  });

  it("is as good as done where the message is gone after the change had been sent before", async () => {
    const { store, intent } = await withClaimed("delete");
    await settleIntent(store, { ...intent, failures: 1 }, "gone");
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    expect((await viewOf(store)).rows.map((row) => row.id)).toEqual([2]);
  });

  it("is fine where the message left the mirror meanwhile", async () => {
    for (const kind of ["read", "delete"] as const) {
      const { store, intent } = await withClaimed(kind);
      await refreshWith(store, [serverRow(2)]);
      await settleIntent(store, intent);
      expect(await viewOf(store)).toMatchObject({ unread: 1, pending: 0, rows: [{ id: 2 }] });
    }
  });
});

describe("an answer that knows no such message", () => {
  it("invariant 6: removes what was to be deleted; no event and no slow snapshot brings it back, a later one does", async () => {
    const { store, intent } = await withClaimed("delete");
    const rows = [serverRow(1, { title: "Slow" }), serverRow(2)];
    const ask = await askSnapshot(store);
    await settleIntent(store, intent, "gone");
    expect(await viewOf(store)).toMatchObject({ unread: 1, pending: 0, rows: [{ id: 2 }] });
    expect(await applyRow(store, serverRow(1), "event")).toBe("rejected");
    await applySnapshot(store, { ask, rows, receivedAt: NOW });
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 2 }] });
    await refreshWith(store, rows);
    expect(await viewOf(store)).toMatchObject({ unread: 2, rows: [{ id: 2 }, { id: 1, title: "Slow" }] });
  });

  it("does not take back that a message was deleted for good, or read", async () => {
    const { store, intent } = await withClaimed("delete");
    await settleIntent(store, intent);
    await settleIntent(store, intent, "gone");
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    expect((await viewOf(store)).rows.map((row) => row.id)).toEqual([2]);
    await addIntents(store, "read", [2], NOW);
    const read = await claimOf(store, 2);
    await settleIntent(store, read);
    await settleIntent(store, read, "gone");
    await refreshWith(store, [serverRow(2)]);
    expect(await viewOf(store)).toMatchObject({ unread: 0, rows: [{ id: 2, isRead: true }] });
  });

  it("leaves what was to be read read, until a list that has it after all says how it is", async () => {
    const { store, intent } = await withClaimed("read");
    await settleIntent(store, intent, "gone");
    expect(await viewOf(store)).toMatchObject({ unread: 1, pending: 0, rows: [{ id: 2 }, { id: 1, isRead: true }] });
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    expect(await viewOf(store)).toMatchObject({ unread: 2, rows: [{ id: 2 }, { id: 1, isRead: false }] });
  });

  it("leaves what was to be read to the next list, which knows it no more", async () => {
    const { store, intent } = await withClaimed("read");
    await settleIntent(store, intent, "gone");
    await refreshWith(store, [serverRow(2)]);
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 2 }] });
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    expect(await viewOf(store)).toMatchObject({ unread: 2, rows: [{ id: 2 }, { id: 1, isRead: false }] });
  });
});
