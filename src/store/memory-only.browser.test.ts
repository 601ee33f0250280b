import { describe, expect, it } from "vitest";
import { applyRow } from "./live-row.ts";
import { openInbox } from "./open-inbox.ts";
import { addIntents, undoDeletes } from "./outbox.ts";
import { claimPopUps } from "./pop-ups.ts";
import { readMessage } from "./reading.ts";
import { settleIntent } from "./settle.ts";
import { closeStore } from "./store.ts";
import { claimOf, NOW, refreshWith, serverRow, viewOf } from "./testing.ts";

// For the whole of this file, which has a page of its own: the browser refuses storage.
IDBFactory.prototype.open = () => {
  throw new DOMException("The operation is insecure", "SecurityError");
};

describe("a browser that refuses storage", () => {
  it("invariant 15: gets an inbox in memory, which says so and works: list, taps, live events, answers", async () => {
    const { store, memoryOnly } = await openInbox("fasttrack-inbox:refused:5:1", () => {});
    expect(memoryOnly).toBe("refused");
    await refreshWith(store, [serverRow(1), serverRow(2), serverRow(3)]);
    expect(await applyRow(store, serverRow(4, { event: "message" }), "event")).toBe("added");
    expect(await viewOf(store, { limit: 2 })).toMatchObject({ unread: 4, hasMore: true, rows: [{ id: 4 }, { id: 3 }] });
    expect(await claimPopUps(store, NOW)).toMatchObject([{ id: 4 }, { id: 3 }, { id: 2 }, { id: 1 }]);
    await addIntents(store, "read", [1], NOW);
    await addIntents(store, "delete", [2, 3], NOW);
    expect(await undoDeletes(store, [3], NOW)).toEqual([3]);
    expect(await viewOf(store)).toMatchObject({ unread: 2, pending: 2, rows: [{ id: 4 }, { id: 3 }, { id: 1 }] });
    await settleIntent(store, await claimOf(store, 1));
    await settleIntent(store, await claimOf(store, 2));
    await refreshWith(store, [serverRow(1), serverRow(2), serverRow(3), serverRow(4, { event: "message" })]);
    expect(await viewOf(store)).toMatchObject({ unread: 2, pending: 0, rows: [{ id: 4 }, { id: 3 }, { id: 1 }] });
    expect((await readMessage(store, 1, NOW))?.body).toBe("<p>Body 1</p>");
    closeStore(store);
  });

  it("invariant 15: says so for the next user of the page too", async () => {
    const { store, memoryOnly } = await openInbox("fasttrack-inbox:refused:5:2", () => {});
    expect(memoryOnly).toBe("refused");
    expect(await viewOf(store)).toMatchObject({ unread: 0, rows: [] });
    closeStore(store);
  });
});
