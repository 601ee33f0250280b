import { describe, expect, it } from "vitest";
import { applyRow } from "./live-row.ts";
import { addIntents } from "./outbox.ts";
import { readMessage } from "./reading.ts";
import { settleIntent } from "./settle.ts";
import { claimOf, freshStore, idsIn, NOW, recordWrites, refreshWith, serverRow, viewOf } from "./testing.ts";

describe("a live event", () => {
  it("brings one message in at the cost of one row", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    const written = recordWrites();
    expect(await applyRow(store, serverRow(3), "event")).toBe("added");
    expect(written.sort()).toEqual(["put bodies", "put fingerprints", "put notifications", "put state"]);
    expect(await viewOf(store)).toMatchObject({ unread: 3, rows: [{ id: 3 }, { id: 2 }, { id: 1 }] });
    expect((await readMessage(store, 3, NOW))?.body).toBe("<p>Body 3</p>");
  });

  it("invariant 6: changes and counts nothing when it comes again", async () => {
    const store = freshStore();
    await applyRow(store, serverRow(1), "event");
    const written = recordWrites();
    let said = 0;
    store.changes.subscribe(() => {
      said += 1;
    });
    expect(await applyRow(store, serverRow(1, { title: "Cut sh" }), "event")).toBe("known");
    expect({ written, said }).toEqual({ written: [], said: 0 });
    expect(await viewOf(store)).toMatchObject({ unread: 1, rows: [{ title: "Message 1" }] });
  });

  it("invariant 6: does not make a read message unread, whether the read waits or is confirmed", async () => {
    const store = freshStore();
    await applyRow(store, serverRow(1), "event");
    await addIntents(store, "read", [1], NOW);
    await applyRow(store, serverRow(1), "event");
    expect((await viewOf(store)).unread).toBe(0);
    await settleIntent(store, await claimOf(store, 1));
    await applyRow(store, serverRow(1), "event");
    expect(await viewOf(store)).toMatchObject({ unread: 0, rows: [{ isRead: true }] });
  });

  it("is not written again by the list that brings the same", async () => {
    const store = freshStore();
    await applyRow(store, serverRow(1), "event");
    const written = recordWrites();
    await refreshWith(store, [serverRow(1)]);
    expect(new Set(written)).toEqual(new Set(["put state"]));
  });

  it("invariant 17: without a date stands beside the newest that the server gave, not at the local time", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    await applyRow(store, serverRow(9, { date: null }), "event");
    expect((await viewOf(store)).rows.map(({ id, date }) => [id, date])).toEqual([
      [9, serverRow(2).notification.date],
      [2, serverRow(2).notification.date],
      [1, serverRow(1).notification.date],
    ]);
    await refreshWith(store, [serverRow(1), serverRow(2), serverRow(9, { date: 1_000 })]);
    expect(await idsIn(store)).toEqual([2, 1, 9]);
  });
});

describe("a message that was fetched by its id", () => {
  it("replaces what is there, and is said", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    let said = 0;
    store.changes.subscribe(() => {
      said += 1;
    });
    expect(await applyRow(store, serverRow(1, { title: "Whole" }, "<p>Whole</p>"), "fetch")).toBe("known");
    expect(said).toBe(1);
    expect(await readMessage(store, 1, NOW)).toMatchObject({ seen: { title: "Whole" }, body: "<p>Whole</p>" });
    expect((await viewOf(store)).unread).toBe(1);
  });

  it("invariant 4: does not make a read message unread: the answer may be older than the read", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1, { isRead: true })]);
    await applyRow(store, serverRow(1), "fetch");
    expect(await viewOf(store)).toMatchObject({ unread: 0, rows: [{ isRead: true }] });
  });
});
