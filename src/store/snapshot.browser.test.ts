import { describe, expect, it } from "vitest";
import { addIntents } from "./outbox.ts";
import { readMessage } from "./reading.ts";
import { applySnapshot, askSnapshot } from "./snapshot.ts";
import {
  freshStore,
  HOUR,
  idsIn,
  NOW,
  recordTransactions,
  recordWrites,
  refreshWith,
  serverRow,
  viewOf,
} from "./testing.ts";

const ROWS = [serverRow(3), serverRow(1, { isRead: true }), serverRow(2)];

describe("a refresh", () => {
  it("makes the mirror equal to what the server has", async () => {
    const store = freshStore();
    expect((await viewOf(store)).refreshedAt).toBeNull();
    expect(await refreshWith(store, ROWS)).toEqual({ type: "applied", changed: 3 });
    const view = await viewOf(store);
    expect(view.rows.map(({ id, isRead }) => [id, isRead])).toEqual([
      [3, false],
      [2, false],
      [1, true],
    ]);
    expect(view).toMatchObject({ unread: 2, refreshedAt: NOW });
    expect((await readMessage(store, 2, NOW))?.body).toBe("<p>Body 2</p>");
  });

  it("removes much in transactions that a tap can get between", async () => {
    const store = freshStore();
    await refreshWith(
      store,
      Array.from({ length: 1_000 }, (_, place) => serverRow(place + 1)),
    );
    const begun = recordTransactions();
    expect(await refreshWith(store, [serverRow(7)], NOW + HOUR)).toEqual({ type: "applied", changed: 999 });
    expect(begun.filter(({ names }) => names.includes("bodies"))).toHaveLength(3);
    expect(await viewOf(store)).toMatchObject({ rows: [{ id: 7 }], unread: 1, refreshedAt: NOW + HOUR });
  });

  it("that changes nothing writes no row, no body and no fingerprint", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    const written = recordWrites();
    expect(await refreshWith(store, [...ROWS].reverse(), NOW + HOUR)).toEqual({ type: "applied", changed: 0 });
    expect(new Set(written)).toEqual(new Set(["put state"]));
    expect((await viewOf(store)).refreshedAt).toBe(NOW + HOUR);
  });

  it("writes only the row that differs", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    const written = recordWrites();
    await refreshWith(store, [serverRow(3), serverRow(1, { isRead: true }), serverRow(2, { title: "New" })]);
    expect(written.filter((write) => write !== "put state").sort()).toEqual([
      "put bodies",
      "put fingerprints",
      "put notifications",
    ]);
    expect((await viewOf(store)).rows.map((row) => row.title)).toEqual(["Message 3", "New", "Message 1"]);
  });

  it("notices when only the body differs", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    await refreshWith(store, [serverRow(3, {}, "<p>Corrected</p>"), ...ROWS.slice(1)]);
    expect((await readMessage(store, 3, NOW))?.body).toBe("<p>Corrected</p>");
  });

  it("removes what the server has no more, with everything that belongs to it", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    await refreshWith(store, [serverRow(2)]);
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ id: 2 }] });
    await store.connection.run(async (database) => {
      expect(await database.getAllKeys("bodies")).toEqual([2]);
      const shards = await database.getAll("fingerprints");
      expect(shards.flatMap(({ entries }) => [...entries.keys()])).toEqual([2]);
    });
  });

  it("empties the mirror where the server says that there is nothing", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    await refreshWith(store, []);
    expect(await viewOf(store)).toMatchObject({ unread: 0, rows: [] });
  });

  it("shows what another device read", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    await refreshWith(store, [serverRow(3, { isRead: true }), ...ROWS.slice(1)]);
    expect((await viewOf(store)).unread).toBe(1);
  });

  it("keeps negative, huge and far apart ids apart", async () => {
    const store = freshStore();
    const ids = [-9999, -1, 0, 511, 512, Number.MAX_SAFE_INTEGER];
    const rows = ids.map((id) => serverRow(id, { date: null }));
    await refreshWith(store, rows);
    expect(await idsIn(store)).toEqual([...ids].reverse());
    const written = recordWrites();
    await refreshWith(store, rows);
    expect(new Set(written)).toEqual(new Set(["put state"]));
  });

  it("invariant 1: lays the player's waiting changes over whatever comes", async () => {
    const store = freshStore();
    await refreshWith(store, ROWS);
    await addIntents(store, "read", [3], NOW);
    await addIntents(store, "delete", [2], NOW);
    await refreshWith(store, [serverRow(4), serverRow(3, { title: "New" }), serverRow(2, { title: "New" })]);
    expect((await viewOf(store)).rows.map(({ id, isRead }) => [id, isRead])).toEqual([
      [4, false],
      [3, true],
    ]);
    expect((await viewOf(store)).unread).toBe(1);
  });

  it("says so to whoever shows the list, and more than once is no harm", async () => {
    const store = freshStore();
    let said = 0;
    store.changes.subscribe(() => {
      said += 1;
    });
    await refreshWith(store, ROWS);
    expect(said).toBe(1);
  });

  it("may be tried again from the same asking after it failed half-way", async () => {
    const store = freshStore();
    const ask = await askSnapshot(store);
    for (let tries = 0; tries < 2; tries++) {
      expect((await applySnapshot(store, { ask, rows: ROWS, receivedAt: NOW })).type).toBe("applied");
    }
    expect(await viewOf(store)).toMatchObject({ unread: 2, rows: [{ id: 3 }, { id: 2 }, { id: 1 }] });
  });
});
