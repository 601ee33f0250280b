import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { see, unreadWeight } from "./seen.ts";
import { aNotification, anIntent } from "./testing.ts";

const intents = fc.array(
  fc
    .record({
      kind: fc.constantFrom("read" as const, "delete" as const),
      state: fc.constantFrom("waiting" as const, "sending" as const, "parked" as const),
    })
    .map(({ kind, state }) => anIntent(kind, { state })),
  { maxLength: 4 },
);

describe("what the player sees", () => {
  it("is the server's truth where nothing waits", () => {
    const base = aNotification();
    expect(see(base, [])).toEqual({ ...base, isWaiting: false, isParked: false });
  });

  it("invariant 1: a waiting or sent mark-read shows as read, and the base stays as the server said", () => {
    for (const state of ["waiting", "sending"] as const) {
      const base = Object.freeze(aNotification());
      expect(see(base, [anIntent("read", { state })])).toMatchObject({ isRead: true, isWaiting: true });
      expect(base.isRead).toBe(false);
    }
  });

  it("invariant 1: a waiting or sent delete is not seen at all", () => {
    for (const state of ["waiting", "sending"] as const) {
      expect(see(aNotification(), [anIntent("delete", { state })])).toBeNull();
    }
  });

  it("shows a refused change as not made, and says so", () => {
    expect(see(aNotification(), [anIntent("delete", { state: "parked" })])).toMatchObject({
      isRead: false,
      isWaiting: false,
      isParked: true,
    });
    expect(see(aNotification(), [anIntent("read", { state: "parked" })])).toMatchObject({ isRead: false });
  });

  it("keeps what the server knows as read, whatever became of the player's own change", () => {
    expect(see(aNotification({ isRead: true }), [anIntent("read", { state: "parked" })])?.isRead).toBe(true);
  });

  it("lets a parked delete stand beside a waiting read", () => {
    const both = [anIntent("delete", { state: "parked" }), anIntent("read")];
    expect(see(aNotification(), both)).toMatchObject({ isRead: true, isWaiting: true, isParked: true });
  });
});

describe("the weight in the unread count", () => {
  it("is nothing for a message that is not stored", () => {
    expect(unreadWeight(undefined, [])).toBe(0);
    expect(unreadWeight(undefined, [anIntent("read")])).toBe(0);
  });

  it("is one exactly where an unread message is seen", () => {
    fc.assert(
      fc.property(fc.boolean(), intents, (isRead, some) => {
        const base = aNotification({ isRead });
        expect(unreadWeight(base, some)).toBe(see(base, some)?.isRead === false ? 1 : 0);
      }),
    );
  });
});
