import { describe, expect, it } from "vitest";
import { UNDO_MS } from "../model/intent.ts";
import { addIntents, claimIntent, holdDeletes, readOutbox, undoDeletes } from "./outbox.ts";
import { openStore } from "./store.ts";
import {
  claimOf,
  freshName,
  freshStore,
  HOUR,
  idsIn,
  NOW,
  recordTransactions,
  refreshWith,
  serverRow,
  viewOf,
} from "./testing.ts";

const THREE = [serverRow(1), serverRow(2), serverRow(3)];

async function filled() {
  const store = freshStore();
  await refreshWith(store, THREE);
  return store;
}

describe("a tap", () => {
  it("invariant 2: is stored with the unread count in one strict transaction", async () => {
    const store = await filled();
    const transactions = recordTransactions();
    expect(await addIntents(store, "read", [1, 2], NOW)).toEqual([1, 2]);
    expect(transactions).toHaveLength(1);
    expect(transactions[0]?.durability).toBe("strict");
    expect(transactions[0]?.names).toEqual(expect.arrayContaining(["notifications", "outbox", "state"]));
    expect((await viewOf(store)).unread).toBe(1);
  });

  it("invariant 2: that cannot be stored changes nothing at all", async () => {
    const store = await filled();
    const { put } = IDBObjectStore.prototype;
    // The device is full at the very last write of the transaction.
    IDBObjectStore.prototype.put = function () {
      this.transaction.abort();
      throw new DOMException("the device is full", "QuotaExceededError");
    };
    try {
      await expect(addIntents(store, "delete", [1, 2], NOW)).rejects.toThrow("the device is full");
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await readOutbox(store)).toEqual([]);
    expect(await viewOf(store)).toMatchObject({ unread: 3, pending: 0 });
  });

  it("invariant 1: is seen at once and leaves the server's truth as it was", async () => {
    const store = await filled();
    await addIntents(store, "read", [1], NOW);
    await addIntents(store, "delete", [2], NOW);
    const { rows, unread, pending } = await viewOf(store);
    expect(rows.map(({ id, isRead, isWaiting }) => [id, isRead, isWaiting])).toEqual([
      [3, false, false],
      [1, true, true],
    ]);
    expect({ unread, pending }).toEqual({ unread: 1, pending: 2 });
    const base = await store.connection.run((database) => database.getAll("notifications"));
    expect(base.map(({ id, notification }) => [id, notification.isRead])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
  });

  it("invariant 3: outlives a crash right after it was shown", async () => {
    const name = freshName();
    const before = openStore(name);
    await refreshWith(before, THREE);
    await addIntents(before, "delete", [2], NOW);
    before.connection.close();
    const after = freshStore(name);
    expect(await readOutbox(after)).toMatchObject([{ messageId: 2, kind: "delete", state: "waiting" }]);
    expect(await idsIn(after)).toEqual([3, 1]);
    before.changes.close();
  });

  it("invariant 9: holds no token, no address and no user", async () => {
    const store = await filled();
    await addIntents(store, "read", [1], NOW);
    const stored = await store.connection.run((database) => database.getAll("outbox"));
    expect(Object.keys(stored[0] ?? {}).sort()).toEqual([
      "absorbedRead",
      "failures",
      "id",
      "kind",
      "messageId",
      "notBefore",
      "problem",
      "refusals",
      "state",
    ]);
  });

  it("passes over what is read, deleted, tapped or gone already", async () => {
    const store = freshStore();
    await refreshWith(store, [...THREE, serverRow(4, { isRead: true })]);
    await addIntents(store, "delete", [2], NOW);
    expect(await addIntents(store, "read", [1, 1, 2, 4, 99], NOW)).toEqual([1]);
    expect(await addIntents(store, "read", [1], NOW)).toEqual([]);
    expect(await addIntents(store, "delete", [2], NOW)).toEqual([]);
    expect(await readOutbox(store)).toHaveLength(2);
  });

  it("comes out in the order in which it was made", async () => {
    const store = await filled();
    for (const id of [3, 1, 2]) await addIntents(store, "read", [id], NOW - id);
    expect((await readOutbox(store)).map((intent) => intent.messageId)).toEqual([3, 1, 2]);
  });
});

describe("a delete", () => {
  it("invariant 8: absorbs the unsent read of its message", async () => {
    const store = await filled();
    await addIntents(store, "read", [1], NOW);
    await addIntents(store, "delete", [1], NOW);
    expect(await readOutbox(store)).toMatchObject([
      { messageId: 1, kind: "delete", absorbedRead: true, notBefore: NOW + UNDO_MS },
    ]);
    expect((await viewOf(store)).unread).toBe(2);
  });

  it("follows a read that is being sent", async () => {
    const store = await filled();
    await addIntents(store, "read", [1], NOW);
    await claimOf(store, 1);
    await addIntents(store, "delete", [1], NOW);
    expect((await readOutbox(store)).map(({ kind, state }) => [kind, state])).toEqual([
      ["read", "sending"],
      ["delete", "waiting"],
    ]);
  });
});

describe("undo", () => {
  it("brings the message back", async () => {
    const store = await filled();
    await addIntents(store, "delete", [1, 2], NOW);
    expect(await undoDeletes(store, [1, 2, 3], NOW)).toEqual([1, 2]);
    expect(await viewOf(store)).toMatchObject({ unread: 3, pending: 0 });
  });

  it("gives back the read that the delete had absorbed", async () => {
    const store = await filled();
    await addIntents(store, "read", [1], NOW);
    await addIntents(store, "delete", [1], NOW);
    await undoDeletes(store, [1], NOW + 1);
    expect(await readOutbox(store)).toMatchObject([{ messageId: 1, kind: "read", notBefore: NOW + 1 }]);
    expect((await viewOf(store)).unread).toBe(2);
  });

  it("is held on, as if the delete had been made now, as long as nobody sends it", async () => {
    const store = await filled();
    await addIntents(store, "delete", [1, 2], NOW);
    await addIntents(store, "read", [3], NOW);
    const [one, two, read] = await readOutbox(store);
    if (one === undefined || two === undefined || read === undefined) throw new Error("they are not stored");
    await claimIntent(store, two.id, NOW + UNDO_MS);
    await holdDeletes(store, [1, 2, 3], NOW + UNDO_MS - 1);
    expect(await readOutbox(store)).toMatchObject([
      { messageId: 1, state: "waiting", notBefore: NOW + 2 * UNDO_MS - 1 },
      { messageId: 2, state: "sending", notBefore: NOW + UNDO_MS },
      { messageId: 3, notBefore: NOW },
    ]);
    expect(await claimIntent(store, one.id, NOW + UNDO_MS)).toBeNull();
    // What is due already may be on its way.
    await holdDeletes(store, [1], NOW + 2 * UNDO_MS);
    expect(await claimIntent(store, one.id, NOW + 2 * UNDO_MS)).not.toBeNull();
  });

  it("counts a message once that is named twice", async () => {
    const store = await filled();
    await addIntents(store, "delete", [1], NOW);
    expect(await undoDeletes(store, [1, 1], NOW)).toEqual([1]);
    expect((await viewOf(store)).unread).toBe(3);
  });

  it("is refused once the delete is on its way", async () => {
    const store = await filled();
    await addIntents(store, "delete", [1], NOW);
    await claimOf(store, 1, NOW + HOUR);
    expect(await undoDeletes(store, [1], NOW)).toEqual([]);
    expect(await idsIn(store)).toEqual([3, 2]);
  });
});
