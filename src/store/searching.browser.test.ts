import { describe, expect, it } from "vitest";
import type { Filter } from "./listing.ts";
import { applyRow } from "./live-row.ts";
import { addIntents, readOutbox, updateIntent } from "./outbox.ts";
import { shedBodies } from "./pressure.ts";
import { readSeen } from "./searching.ts";
import { readSeenIds } from "./seen-ids.ts";
import { freshStore, HOUR, idsIn, NOW, refreshWith, serverRow } from "./testing.ts";
import { readStamps, readWords } from "./words.ts";

const FILTERS: readonly Filter[] = ["all", "unread", "message", "shoutout", "inbox"];

describe("the messages that can be found", () => {
  it("invariant 1: are those of the list, under every filter, in its order", async () => {
    const store = freshStore();
    const events = ["message", "shoutout", "inbox"] as const;
    const rows = Array.from({ length: 40 }, (_, index) =>
      serverRow(index + 1, {
        event: events[index % 3] ?? "inbox",
        isRead: index % 4 === 0,
        ...(index % 7 === 0 ? { expires: NOW + HOUR } : {}),
        // Dates that have nothing to do with the ids.
        date: index % 5 === 0 ? null : NOW - ((index * 37) % 41) * 1_000,
      }),
    );
    await refreshWith(store, rows, NOW);
    await addIntents(store, "delete", [2, 9], NOW);
    await addIntents(store, "read", [3, 10, 11], NOW);
    await addIntents(store, "delete", [4], NOW);
    for (const intent of await readOutbox(store)) {
      if (intent.messageId === 4 || intent.messageId === 11)
        await updateIntent(store, intent.id, { state: "parked", problem: "no" });
    }
    for (const now of [NOW, NOW + 2 * HOUR]) {
      for (const filter of FILTERS)
        expect(await readSeenIds(store, filter, now)).toEqual(await idsIn(store, { filter, now }));
    }
    expect((await readSeenIds(store, "all", NOW)).length).toBeGreaterThan(
      (await readSeenIds(store, "all", NOW + 2 * HOUR)).length,
    );
  });

  it("are given as the player sees them, in the order that was asked for, without those that are gone", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2), serverRow(9_000), serverRow(4, { expires: NOW + 1 })]);
    await addIntents(store, "read", [2], NOW);
    await addIntents(store, "delete", [1], NOW);
    const found = await readSeen(store, [2, 1, 9_000, 4, 77], NOW + 1);
    expect(found).toMatchObject([
      { seen: { id: 2, isRead: true, isWaiting: true }, body: "<p>Body 2</p>" },
      { seen: { id: 9_000, isRead: false }, body: "<p>Body 9000</p>" },
    ]);
    expect(await readSeen(store, [], NOW)).toEqual([]);
  });
});

describe("the words of messages", () => {
  it("are those of the asked ones only, near or far apart", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2), serverRow(3), serverRow(5_000)]);
    const ids = async (...asked: number[]) => (await readWords(store, asked)).map(({ id }) => id).toSorted();
    expect(await ids(3, 1)).toEqual([1, 3]);
    expect(await ids(5_000, 2, 8)).toEqual([2, 5_000]);
    expect(await readWords(store, [2])).toEqual([
      { id: 2, title: "Message 2", preview: "A preview", body: "<p>Body 2</p>" },
    ]);
  });

  it("have another stamp when they change, or their body comes or goes", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2), serverRow(3)]);
    const before = await readStamps(store);
    await refreshWith(store, [serverRow(1), serverRow(2, { title: "New" })]);
    await applyRow(store, serverRow(8), "event");
    await shedBodies(store, 1);
    const after = await readStamps(store);
    expect(after.prints.get(1)).toBe(before.prints.get(1));
    expect(after.prints.get(2)).not.toBe(before.prints.get(2));
    expect(after.prints.has(3)).toBe(false);
    expect(after.prints.has(8)).toBe(true);
    expect([...before.bodies]).toEqual([1, 2, 3]);
    expect([...after.bodies]).toEqual([8]);
  });
});
