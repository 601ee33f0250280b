import { describe, expect, it } from "vitest";
import { addIntents } from "./outbox.ts";
import { applySnapshot, askSnapshot } from "./snapshot.ts";
import { openStore, type Store } from "./store.ts";
import { freshName, freshStore, idsIn, NOW, recordWrites, recount, refreshWith, serverRow, viewOf } from "./testing.ts";

const ROWS = Array.from({ length: 5_000 }, (_, index) => serverRow(index + 1));

/** Resolves when the store says that something changed. */
function nextChange(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const end = store.changes.subscribe(() => {
      end();
      resolve();
    });
  });
}

describe("5,000 new messages", () => {
  it("are shown from the newest on while the rest is still being stored", async () => {
    const store = freshStore();
    const ask = await askSnapshot(store);
    const applied = applySnapshot(store, { ask, rows: ROWS, receivedAt: NOW });
    await nextChange(store);
    const first = await viewOf(store, { limit: 50 });
    expect(first.rows.map((row) => row.id)).toEqual(Array.from({ length: 50 }, (_, index) => 5_000 - index));
    expect(first).toMatchObject({ hasMore: true, refreshedAt: null });
    expect(await applied).toEqual({ type: "applied", changed: 5_000 });
    expect(await viewOf(store, { limit: 1 })).toMatchObject({ unread: 5_000, refreshedAt: NOW });
  });

  it("let a tap in between, which is kept and counted", async () => {
    const store = freshStore();
    const ask = await askSnapshot(store);
    let isApplied = false;
    const applied = applySnapshot(store, { ask, rows: ROWS, receivedAt: NOW }).then(() => {
      isApplied = true;
    });
    await nextChange(store);
    // What is not stored yet is not seen yet, so it cannot be tapped.
    expect(await addIntents(store, "delete", [5_000], NOW)).toEqual([5_000]);
    expect(await addIntents(store, "read", [4_999, 1], NOW)).toEqual([4_999]);
    expect(isApplied).toBe(false);
    await applied;
    expect((await viewOf(store, { limit: 1 })).unread).toBe(4_998);
    expect(await recount(store)).toBe(4_998);
    expect(await idsIn(store, { limit: 2 })).toEqual([4_999, 4_998]);
  });

  it("are whole after a crash in the middle and one more refresh", async () => {
    const name = freshName();
    const before = openStore(name);
    const ask = await askSnapshot(before);
    const applied = applySnapshot(before, { ask, rows: ROWS, receivedAt: NOW });
    await nextChange(before);
    before.connection.close();
    await expect(applied).rejects.toThrow("closed");
    before.changes.close();
    const after = freshStore(name);
    const { unread } = await viewOf(after, { limit: 1 });
    expect(unread).toBeLessThan(5_000);
    expect(unread).toBe(await recount(after));
    await refreshWith(after, ROWS);
    expect((await viewOf(after, { limit: 1 })).unread).toBe(5_000);
    const written = recordWrites();
    await refreshWith(after, ROWS);
    expect(new Set(written)).toEqual(new Set(["put state"]));
  });
});
