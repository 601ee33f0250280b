import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isExpired, orderOf } from "./notification.ts";

const some = fc.record({ id: fc.integer(), date: fc.option(fc.integer({ min: 1, max: 4e12 }), { nil: null }) });

/** As IndexedDB orders keys that are arrays of numbers. */
function compare(a: readonly [number, number], b: readonly [number, number]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return Math.sign(a[1] - b[1]);
}

describe("the order of the list", () => {
  it("invariant 17: is the server's date, newest first, then the id; a message without a date is the oldest", () => {
    const rows = [
      { id: 1, date: null },
      { id: 5, date: 100 },
      { id: 3, date: 200 },
      { id: 9, date: 100 },
      { id: 2, date: null },
    ];
    const sorted = [...rows].sort((a, b) => compare(orderOf(a), orderOf(b)));
    expect(sorted.map((row) => row.id)).toEqual([3, 9, 5, 2, 1]);
  });

  it("tells any two messages apart", () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        fc.pre(a.id !== b.id);
        expect(compare(orderOf(a), orderOf(b))).not.toBe(0);
      }),
    );
  });

  it("puts the later date first, always", () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        fc.pre(a.date !== null && b.date !== null && a.date > b.date);
        expect(compare(orderOf(a), orderOf(b))).toBe(-1);
      }),
    );
  });
});

describe("expiry", () => {
  it("is reached at its very millisecond", () => {
    expect(isExpired({ expires: 1_000 }, 999)).toBe(false);
    expect(isExpired({ expires: 1_000 }, 1_000)).toBe(true);
  });

  it("never comes where there is none", () => {
    expect(isExpired({ expires: null }, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});
