import { describe, expect, it } from "vitest";
import { openInbox } from "./open-inbox.ts";
import { addIntents } from "./outbox.ts";
import { closeStore } from "./store.ts";
import { freshName, NOW, refreshWith, serverRow, viewOf } from "./testing.ts";

function makeNewer(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name, 999);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

describe("a user whose database is of a newer release, after one whose database was fine", () => {
  it("invariant 15: gets an inbox in memory that works", async () => {
    const [fine, newer] = [freshName(), freshName()];
    await makeNewer(newer);
    const first = await openInbox(fine, () => {});
    expect(first.memoryOnly).toBeNull();
    await refreshWith(first.store, [serverRow(1)]);
    closeStore(first.store);
    const { store, memoryOnly } = await openInbox(newer, () => {});
    expect(memoryOnly).toBe("newer-version");
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    await addIntents(store, "read", [1], NOW);
    expect(await viewOf(store)).toMatchObject({ unread: 1, pending: 1, rows: [{ id: 2 }, { id: 1, isRead: true }] });
    closeStore(store);
  });
});
