import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_BACKOFF_MS } from "./backoff.ts";
import { coalesce, type Intent, isDue, LONGEST_WAIT_MS, newIntent, UNDO_MS } from "./intent.ts";
import { anIntent } from "./testing.ts";

const NOW = 1_700_000_000_000;
const read = () => newIntent(1, "read", NOW);
const deletion = () => newIntent(1, "delete", NOW);

describe("a new intent", () => {
  it("to read is due at once", () => {
    expect(newIntent(7, "read", NOW)).toMatchObject({ messageId: 7, state: "waiting", notBefore: NOW });
  });

  it("to delete is held until its undo is over", () => {
    expect(newIntent(7, "delete", NOW).notBefore).toBe(NOW + UNDO_MS);
    expect(newIntent(7, "delete", NOW, 10).notBefore).toBe(NOW + 10);
  });
});

describe("coalescing the unsent intents of one message", () => {
  it("adds the first one as it is", () => {
    expect(coalesce([], read())).toEqual({ remove: [], add: read() });
    expect(coalesce([], deletion())).toEqual({ remove: [], add: deletion() });
  });

  it("invariant 8: a delete absorbs an unsent read and remembers it for the undo", () => {
    const { remove, add } = coalesce([anIntent("read", { id: 4 })], deletion());
    expect(remove).toEqual([4]);
    expect(add).toMatchObject({ kind: "delete", absorbedRead: true });
  });

  it("leaves a read alone that is on its way to the server: its answer is still to come", () => {
    const { remove, add } = coalesce([anIntent("read", { state: "sending" })], deletion());
    expect(remove).toEqual([]);
    expect(add).toMatchObject({ kind: "delete", absorbedRead: false });
  });

  it("makes one of doing the same thing twice, waiting or under way", () => {
    for (const state of ["waiting", "sending"] as const) {
      expect(coalesce([anIntent("read", { state })], read())).toEqual({ remove: [], add: null });
      expect(coalesce([anIntent("delete", { state })], deletion())).toEqual({ remove: [], add: null });
    }
  });

  it("lets nothing follow a delete", () => {
    for (const state of ["waiting", "sending"] as const) {
      expect(coalesce([anIntent("delete", { state })], read())).toEqual({ remove: [], add: null });
    }
  });

  it("replaces a parked intent by the same wish made anew", () => {
    const parked = anIntent("read", { id: 3, state: "parked", refusals: 3, problem: "no" });
    expect(coalesce([parked], read())).toEqual({ remove: [3], add: read() });
    expect(coalesce([{ ...parked, kind: "delete" }], deletion())).toEqual({ remove: [3], add: deletion() });
  });

  it("lets a delete take the place of a parked read, and a read stand beside a parked delete", () => {
    expect(coalesce([anIntent("read", { id: 3, state: "parked" })], deletion())).toMatchObject({
      remove: [3],
      add: { absorbedRead: true },
    });
    expect(coalesce([anIntent("delete", { state: "parked" })], read())).toEqual({ remove: [], add: read() });
  });

  it("leaves at most one unsent intent of each kind, and never removes one that is being sent", () => {
    const step = fc.record({
      kind: fc.constantFrom("read" as const, "delete" as const),
      next: fc.constantFrom("waiting" as const, "sending" as const, "parked" as const),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let intents: Intent[] = [];
        for (const [id, { kind, next }] of steps.entries()) {
          const { remove, add } = coalesce(intents, newIntent(1, kind, NOW));
          const removed = intents.filter((intent) => remove.includes(intent.id));
          expect(removed.some((intent) => intent.state === "sending")).toBe(false);
          intents = intents.filter((intent) => !remove.includes(intent.id));
          if (add !== null) intents.push({ ...add, id, state: next });
          const active = intents.filter((intent) => intent.state !== "parked");
          expect(new Set(active.map((intent) => intent.kind)).size).toBe(active.length);
          // The wish itself is always there: as what was asked, or as the delete that makes a read pointless.
          expect(intents.some((intent) => intent.kind === kind || intent.kind === "delete")).toBe(true);
        }
      }),
    );
  });
});

describe("whether an intent is due", () => {
  it("is a question of the clock", () => {
    expect(isDue(NOW, NOW)).toBe(true);
    expect(isDue(NOW + 1, NOW)).toBe(false);
    expect(isDue(NOW - 1, NOW)).toBe(true);
  });

  it("holds for an undo and for the longest backoff", () => {
    expect(isDue(NOW + UNDO_MS, NOW)).toBe(false);
    expect(isDue(NOW + LONGEST_BACKOFF_MS, NOW)).toBe(false);
  });

  it("invariant 17: a clock that was set back by a year, or by minutes, does not hold an intent for so long", () => {
    expect(isDue(NOW, NOW - 365 * 86_400_000)).toBe(true);
    expect(isDue(NOW, NOW - 10 * 60_000)).toBe(true);
    expect(isDue(NOW + LONGEST_WAIT_MS + 1, NOW)).toBe(true);
  });

  it("invariant 12: on any clock an intent is due within the longest wait", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (notBefore, now) => {
        expect(isDue(notBefore, now) || isDue(notBefore, now + LONGEST_WAIT_MS)).toBe(true);
      }),
    );
  });
});
