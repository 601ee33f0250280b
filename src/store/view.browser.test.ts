import { describe, expect, it } from "vitest";
import { orderOf } from "../model/notification.ts";
import { numbers } from "../model/testing.ts";
import { addIntents, readOutbox, updateIntent } from "./outbox.ts";
import { freshStore, HOUR, idsIn, NOW, refreshWith, serverRow, viewOf } from "./testing.ts";

async function filledWith(rows: readonly ReturnType<typeof serverRow>[]) {
  const store = freshStore();
  await refreshWith(store, rows, NOW - 2 * HOUR);
  return store;
}

describe("the list", () => {
  it("is empty, and nothing is known, before the first refresh", async () => {
    expect(await viewOf(freshStore())).toEqual({
      filter: "all",
      rows: [],
      hasMore: false,
      isCut: false,
      newer: 0,
      nextExpiry: null,
      ended: 0,
      unread: 0,
      pending: 0,
      problems: [],
      refreshedAt: null,
    });
  });

  it("invariant 17: is newest first by the server's dates, then by its ids, those without a date last", async () => {
    const date = NOW - HOUR;
    const store = await filledWith([
      serverRow(1, { date: null }),
      serverRow(2, { date }),
      serverRow(7, { date: null }),
      serverRow(5, { date: date + 1 }),
      serverRow(3, { date }),
    ]);
    expect(await idsIn(store)).toEqual([5, 3, 2, 7, 1]);
    expect(await idsIn(store, { filter: "inbox" })).toEqual([5, 3, 2, 7, 1]);
    expect(await idsIn(store, { filter: "unread" })).toEqual([5, 3, 2, 7, 1]);
  });

  it("begins behind a first part of which nothing is seen any more, and ends where nothing is", async () => {
    const store = await filledWith(numbers(60).map((id) => serverRow(id)));
    await addIntents(store, "delete", numbers(60).slice(20), NOW);
    const until = orderOf(serverRow(41).notification);
    const view = await viewOf(store, { stretch: { until }, limit: 10 });
    expect(view.rows.map(({ id }) => id)).toEqual([20, 19, 18, 17, 16, 15, 14, 13, 12, 11]);
    expect(view).toMatchObject({ isCut: true, hasMore: true });
    await addIntents(store, "delete", numbers(20), NOW);
    expect(await viewOf(store, { stretch: { until }, limit: 10 })).toMatchObject({ rows: [], hasMore: false });
    // A later part stays what it is: the list goes on above it.
    const from = orderOf(serverRow(50).notification);
    expect(await viewOf(store, { stretch: { from, until }, limit: 10 })).toMatchObject({ rows: [], hasMore: true });
  });

  it("is as long as it was asked for, and says whether there is more", async () => {
    const store = await filledWith(numbers(5).map((id) => serverRow(id)));
    expect(await viewOf(store, { limit: 4 })).toMatchObject({ hasMore: true, rows: { length: 4 } });
    expect(await viewOf(store, { limit: 5 })).toMatchObject({ hasMore: false, rows: { length: 5 } });
    expect(await viewOf(store, { limit: 6 })).toMatchObject({ hasMore: false, rows: { length: 5 } });
  });

  it("is filled across the gaps that deleted and expired messages leave", async () => {
    const rows = numbers(200).map((id) => serverRow(id, id % 3 === 0 ? { expires: NOW - HOUR } : {}));
    const store = await filledWith(rows);
    const deleted = numbers(200).filter((id) => id % 3 === 1 && id > 20);
    await addIntents(store, "delete", deleted, NOW);
    const seen = numbers(200)
      .filter((id) => id % 3 !== 0 && !deleted.includes(id))
      .reverse();
    for (const limit of [1, 2, 30, seen.length - 1]) {
      const view = await viewOf(store, { limit });
      expect(view.rows.map((row) => row.id)).toEqual(seen.slice(0, limit));
      expect(view.hasMore).toBe(true);
    }
    const whole = await viewOf(store, { limit: seen.length });
    expect(whole.rows.map((row) => row.id)).toEqual(seen);
    expect(whole).toMatchObject({ hasMore: false, unread: seen.length });
  });
});

describe("a filter", () => {
  it("is filled behind a large gap without reading what is in it", async () => {
    const store = await filledWith(numbers(900).map((id) => serverRow(id, { event: id % 2 ? "inbox" : "message" })));
    await addIntents(store, "delete", numbers(850).slice(20), NOW);
    await addIntents(store, "read", numbers(900).slice(850), NOW);
    const { getAll } = IDBIndex.prototype;
    let read = 0;
    IDBIndex.prototype.getAll = function (...args) {
      const request = getAll.apply(this, args);
      if (this.objectStore.name !== "notifications") return request;
      request.addEventListener("success", () => {
        read += request.result.length;
      });
      return request;
    };
    try {
      const rows = await idsIn(store, { limit: 60 });
      expect(rows).toEqual([...numbers(900).slice(850).reverse(), ...numbers(20).slice(10).reverse()]);
      expect(
        await idsIn(store, { filter: "message", limit: 5, stretch: { from: orderOf(serverRow(840).notification) } }),
      ).toEqual([20, 18, 16, 14, 12]);
      expect(await idsIn(store, { filter: "unread", limit: 5 })).toEqual([20, 19, 18, 17, 16]);
    } finally {
      IDBIndex.prototype.getAll = getAll;
    }
    expect(read).toBeLessThan(300);
  });

  it("shows the messages of one event only", async () => {
    const store = await filledWith([
      serverRow(1, { event: "message" }),
      serverRow(2, { event: "shoutout" }),
      serverRow(3, { event: "inbox", date: null }),
      serverRow(4, { event: "message", isRead: true }),
      serverRow(5, { event: "inbox" }),
    ]);
    expect(await idsIn(store, { filter: "message" })).toEqual([4, 1]);
    expect(await idsIn(store, { filter: "shoutout" })).toEqual([2]);
    expect(await idsIn(store, { filter: "inbox" })).toEqual([5, 3]);
    expect(await idsIn(store, { filter: "inbox", limit: 1 })).toEqual([5]);
  });

  it("goes on across pages within its own event", async () => {
    const store = await filledWith(
      numbers(40).map((id) => serverRow(id, { event: id % 2 === 0 ? "message" : "inbox" })),
    );
    await addIntents(
      store,
      "delete",
      numbers(40).filter((id) => id > 10),
      NOW,
    );
    expect(await idsIn(store, { filter: "message", limit: 3 })).toEqual([10, 8, 6]);
  });

  it("for unread shows what the player has not read, though the server does not know yet", async () => {
    const store = await filledWith([serverRow(1), serverRow(2, { isRead: true }), serverRow(3), serverRow(4)]);
    await addIntents(store, "read", [3], NOW);
    expect(await idsIn(store, { filter: "unread" })).toEqual([4, 1]);
    expect(await viewOf(store, { filter: "unread", limit: 1 })).toMatchObject({ hasMore: true, unread: 2 });
  });

  it("does not change the unread count, which is of the whole inbox", async () => {
    const store = await filledWith([serverRow(1, { event: "message" }), serverRow(2)]);
    expect((await viewOf(store, { filter: "message" })).unread).toBe(2);
  });
});

describe("a stretch of the list", () => {
  it("is read without what lies before it, in any filter, and ends before its end", async () => {
    const store = await filledWith(numbers(30).map((id) => serverRow(id, { event: id % 2 ? "inbox" : "message" })));
    const place = (id: number) => orderOf(serverRow(id).notification);
    const stretch = { from: place(20), until: place(14) };
    expect(await idsIn(store, { stretch })).toEqual([20, 19, 18, 17, 16, 15]);
    expect(await idsIn(store, { stretch, filter: "unread" })).toEqual([20, 19, 18, 17, 16, 15]);
    expect(await idsIn(store, { stretch, filter: "message" })).toEqual([20, 18, 16]);
    expect(await idsIn(store, { stretch: { until: place(27) }, filter: "inbox" })).toEqual([29]);
    expect(await idsIn(store, { stretch: { from: place(3) } })).toEqual([3, 2, 1]);
  });

  it("says whether something follows, and whether it was too long for the limit", async () => {
    const store = await filledWith(numbers(9).map((id) => serverRow(id)));
    const place = (id: number) => orderOf(serverRow(id).notification);
    expect(await viewOf(store, { stretch: { from: place(5) } })).toMatchObject({ hasMore: false, isCut: false });
    expect(await viewOf(store, { stretch: { until: place(5) } })).toMatchObject({ hasMore: true, isCut: false });
    expect(await viewOf(store, { stretch: { until: place(5) }, limit: 3 })).toMatchObject({
      hasMore: true,
      isCut: true,
      rows: [{ id: 9 }, { id: 8 }, { id: 7 }],
    });
  });

  it("fills the gaps of what was deleted from within itself only", async () => {
    const store = await filledWith(numbers(40).map((id) => serverRow(id)));
    await addIntents(store, "delete", [39, 37], NOW);
    const stretch = { until: orderOf(serverRow(36).notification) };
    expect(await idsIn(store, { stretch, limit: 3 })).toEqual([40, 38]);
  });

  it("counts what came before a place", async () => {
    const store = await filledWith(numbers(5).map((id) => serverRow(id, { event: id === 4 ? "message" : "inbox" })));
    const newerThan = orderOf(serverRow(3).notification);
    expect((await viewOf(store, { newerThan })).newer).toBe(2);
    expect((await viewOf(store, { newerThan, filter: "inbox" })).newer).toBe(1);
  });

  it("does not count what the player deleted, what is over, or, for unread, what the player read", async () => {
    const store = await filledWith([
      ...numbers(5).map((id) => serverRow(id)),
      serverRow(6, { expires: NOW - HOUR }),
      serverRow(7),
    ]);
    const newerThan = orderOf(serverRow(2).notification);
    await addIntents(store, "delete", [3], NOW);
    await addIntents(store, "read", [4], NOW);
    expect(await viewOf(store, { newerThan })).toMatchObject({ newer: 3 });
    expect(await viewOf(store, { newerThan, filter: "unread" })).toMatchObject({ newer: 2 });
  });

  it("counts hundreds that came before a place, too", async () => {
    const store = await filledWith(numbers(250).map((id) => serverRow(id)));
    expect(await viewOf(store, { limit: 1, newerThan: orderOf(serverRow(1).notification) })).toMatchObject({
      newer: 249,
    });
  });
});

describe("what was read while the filter for unread ones showed it", () => {
  it("stays in its place, before and after the server knows", async () => {
    const store = await filledWith([serverRow(1), serverRow(2), serverRow(3), serverRow(4, { isRead: true })]);
    await addIntents(store, "read", [2], NOW);
    expect(await idsIn(store, { filter: "unread", kept: [2] })).toEqual([3, 2, 1]);
    await refreshWith(store, [serverRow(1), serverRow(2, { isRead: true }), serverRow(3), serverRow(4)]);
    const view = await viewOf(store, { filter: "unread", kept: [2] });
    expect(view.rows.map(({ id, isRead }) => [id, isRead])).toEqual([
      [3, false],
      [2, true],
      [1, false],
    ]);
    expect(view.unread).toBe(2);
  });

  it("is not there twice, goes with its message, and belongs to its own stretch", async () => {
    const store = await filledWith(numbers(6).map((id) => serverRow(id)));
    const place = (id: number) => orderOf(serverRow(id).notification);
    const kept = [1, 2, 5];
    await addIntents(store, "read", [1, 2], NOW);
    await addIntents(store, "delete", [2], NOW);
    expect(await idsIn(store, { filter: "unread", kept })).toEqual([6, 5, 4, 3, 1]);
    expect(await idsIn(store, { filter: "unread", kept, stretch: { until: place(3) } })).toEqual([6, 5, 4]);
    expect(await idsIn(store, { filter: "unread", kept, stretch: { until: place(1) }, limit: 1 })).toEqual([6]);
    expect(await idsIn(store, { filter: "all", kept })).toEqual([6, 5, 4, 3, 1]);
  });
});

describe("the next expiry", () => {
  it("is that of the whole inbox, and what is over does not count", async () => {
    const store = await filledWith([
      serverRow(1, { expires: NOW + HOUR }),
      serverRow(2, { expires: NOW - HOUR }),
      serverRow(3, { expires: NOW + 2 * HOUR }),
      serverRow(4),
    ]);
    expect((await viewOf(store, { limit: 1 })).nextExpiry).toBe(NOW + HOUR);
    expect((await viewOf(store, { now: NOW + 2 * HOUR })).nextExpiry).toBeNull();
  });
});

describe("what waits", () => {
  it("is counted, refused changes included, and each row says which of the two it is", async () => {
    const store = await filledWith([serverRow(1), serverRow(2), serverRow(3)]);
    await addIntents(store, "read", [1, 2], NOW);
    const [first] = await readOutbox(store);
    await updateIntent(store, first?.id ?? 0, { state: "parked", problem: "Not yours" });
    const view = await viewOf(store);
    expect(view.pending).toBe(2);
    expect(view.rows.map(({ id, isWaiting, isParked }) => [id, isWaiting, isParked])).toEqual([
      [3, false, false],
      [2, true, false],
      [1, false, true],
    ]);
    expect(view.problems).toEqual([
      { intent: expect.objectContaining({ messageId: 1, problem: "Not yours" }), title: "Message 1" },
    ]);
  });

  it("has a problem without a title where its message is gone", async () => {
    const store = await filledWith([serverRow(1)]);
    await addIntents(store, "delete", [1], NOW);
    const [intent] = await readOutbox(store);
    await updateIntent(store, intent?.id ?? 0, { state: "parked", problem: "no" });
    await refreshWith(store, []);
    expect((await viewOf(store)).problems).toMatchObject([{ title: "" }]);
  });
});
