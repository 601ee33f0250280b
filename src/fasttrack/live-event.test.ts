import { describe, expect, it } from "vitest";
import { channelName } from "./live-channel.ts";
import { parseLiveEvent } from "./live-event.ts";
import { parseRow } from "./row.ts";
import { GUIDE_ROW } from "./testing.ts";

const USER = -9999;

describe("a live event", () => {
  it("that is whole can be shown at once, and reads like a row of the list", () => {
    const parsed = parseRow(GUIDE_ROW, USER);
    expect(parseLiveEvent("shoutout", GUIDE_ROW, USER)).toEqual({
      type: "whole",
      row: parsed.type === "row" ? parsed.row : null,
    });
  });

  it("may miss whose it is, whether it is read and when it ends, and have a string for its id", () => {
    const { UserId: _, IsRead: __, Expires: ___, Event: ____, ...slim } = GUIDE_ROW;
    expect(parseLiveEvent("message", { ...slim, MessageId: "1234" }, USER)).toMatchObject({
      type: "whole",
      row: { notification: { id: 1234, event: "message", isRead: false, expires: null } },
    });
  });

  it("that was stringified twice is read all the same", () => {
    expect(parseLiveEvent("inbox", JSON.stringify(GUIDE_ROW), USER).type).toBe("whole");
  });

  it("without its text names the message to fetch: 10 kB are not enough for every body", () => {
    for (const cut of [{ Message: undefined }, { Message: "" }, { Message: null }, { Title: undefined }]) {
      expect(parseLiveEvent("message", { ...GUIDE_ROW, ...cut }, USER)).toEqual({ type: "partial", id: 1234 });
    }
  });

  it("invariant 13: that says nothing of use is still a hint that the list changed", () => {
    for (const payload of [null, undefined, "", "not json", "[]", 7, [], {}, { MessageId: null }]) {
      expect(parseLiveEvent("message", payload, USER)).toEqual({ type: "hint" });
    }
  });

  it("invariant 13: with a name of the operator's own is a hint, whatever it carries", () => {
    expect(parseLiveEvent("jackpot", GUIDE_ROW, USER)).toEqual({ type: "hint" });
    expect(parseLiveEvent("Message", GUIDE_ROW, USER)).toEqual({ type: "hint" });
  });

  it("invariant 18: of another user is dropped", () => {
    expect(parseLiveEvent("message", { ...GUIDE_ROW, UserId: 7 }, USER)).toEqual({ type: "foreign" });
    expect(parseLiveEvent("message", JSON.stringify({ ...GUIDE_ROW, UserId: "7" }), USER)).toEqual({
      type: "foreign",
    });
  });
});

describe("the channel", () => {
  it("is named as the guide says, with two dashes for the test user", () => {
    expect(channelName(5, -9999)).toBe("private-prisma-5--9999");
    expect(channelName(5, 42)).toBe("private-prisma-5-42");
  });
});
