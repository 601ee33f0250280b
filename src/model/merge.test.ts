import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admits, diff, mergeRead } from "./merge.ts";
import { aNotification, aRow } from "./testing.ts";

describe("laying newer server truth over what is stored", () => {
  it("invariant 6: read never goes back to unread", () => {
    const stored = aNotification({ isRead: true, title: "old" });
    const incoming = aNotification({ isRead: false, title: "new" });
    expect(mergeRead(stored, incoming)).toEqual({ ...incoming, isRead: true });
  });

  it("takes everything else from what is newer", () => {
    const incoming = aNotification({ title: "new" });
    expect(mergeRead(aNotification({ title: "old" }), incoming)).toBe(incoming);
    expect(mergeRead(undefined, incoming)).toBe(incoming);
    const read = aNotification({ isRead: true });
    expect(mergeRead(aNotification(), read)).toBe(read);
  });
});

describe("whether a message may enter the mirror", () => {
  it("is never in question without a tombstone", () => {
    expect(admits(undefined, "event")).toBe(true);
    expect(admits(undefined, "fetch")).toBe(true);
    expect(admits(undefined, { ask: 1 })).toBe(true);
  });

  it("invariant 6: a deleted one may not, by an event or by a snapshot", () => {
    for (const source of ["event", "fetch", { ask: 9 }] as const) {
      expect(admits({ reason: "deleted", tick: 5 }, source)).toBe(false);
    }
  });

  it("lets what was asked for later, but no late event and no slow answer, bring back what was gone", () => {
    const gone = { reason: "gone", tick: 5 } as const;
    expect(admits(gone, "event")).toBe(false);
    expect(admits(gone, { ask: 5 })).toBe(false);
    expect(admits(gone, { ask: 6 })).toBe(true);
    expect(admits(gone, "fetch")).toBe(true);
  });
});

describe("what a snapshot changes", () => {
  const entry = (id: number, fingerprint: number) => ({ row: aRow({ id }), fingerprint });

  it("is nothing where every fingerprint is known", () => {
    expect(diff(new Map([[1, 11]]), [entry(1, 11)])).toEqual({ changed: [], missing: [] });
  });

  it("is what is new, what differs and what is missing", () => {
    const known = new Map([
      [1, 11],
      [2, 22],
      [3, 33],
    ]);
    const rows = [entry(4, 44), entry(2, 99), entry(1, 11)];
    expect(diff(known, rows)).toEqual({ changed: [rows[0], rows[1]], missing: [3] });
  });

  it("makes the known equal to the snapshot, and once made leaves nothing to change", () => {
    const prints = fc.uniqueArray(fc.tuple(fc.nat(20), fc.nat(2)), { selector: ([id]) => id, maxLength: 20 });
    fc.assert(
      fc.property(prints, prints, (before, after) => {
        const known = new Map(before);
        const rows = after.map(([id, print]) => entry(id, print));
        const { changed, missing } = diff(known, rows);
        for (const { row, fingerprint } of changed) known.set(row.notification.id, fingerprint);
        for (const id of missing) known.delete(id);
        expect([...known].sort()).toEqual([...new Map(after)].sort());
        expect(diff(known, rows)).toEqual({ changed: [], missing: [] });
      }),
    );
  });
});
