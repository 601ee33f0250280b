import { describe, expect, it } from "vitest";
import { lineUp } from "./queue.ts";
import { anIntent } from "./testing.ts";

const idsOf = (...intents: Parameters<typeof lineUp>[0]) => lineUp(intents).map(({ id }) => id);

describe("the line of changes", () => {
  it("is in the order in which they were made", () => {
    const [one, two] = [anIntent("read", { id: 3, messageId: 9 }), anIntent("read", { id: 7, messageId: 1 })];
    expect(idsOf(one, two)).toEqual([3, 7]);
  });

  it("invariant 8: has only the first of each message, in which a parked one does not count", () => {
    const read = anIntent("read", { id: 1, messageId: 5 });
    const deletion = anIntent("delete", { id: 2, messageId: 5 });
    expect(idsOf(read, deletion)).toEqual([1]);
    expect(idsOf({ ...read, state: "sending" }, deletion)).toEqual([1]);
    expect(idsOf({ ...read, state: "parked" }, deletion)).toEqual([2]);
  });

  it("invariant 8: lets those that failed least go first", () => {
    const failed = (id: number, failures: number) => anIntent("read", { id, messageId: id, failures });
    expect(idsOf(failed(1, 4), failed(2, 0), failed(3, 1), failed(4, 0), failed(5, 1))).toEqual([2, 4, 3, 5, 1]);
  });
});
