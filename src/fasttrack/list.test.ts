import { describe, expect, it } from "vitest";
import { parseList } from "./notifications.ts";
import { GUIDE_ROW } from "./testing.ts";

const USER = -9999;
const row = (fields: object) => ({ ...GUIDE_ROW, ...fields });

describe("a list", () => {
  it("skips what cannot be used, counts it by what was wrong, and shows the rest", () => {
    const { rows, bad, badIds, isVague } = parseList(
      [row({}), null, "x", row({ MessageId: null }), row({ UserId: 1, MessageId: 7 }), row({ MessageId: 2 })],
      USER,
    );
    expect(rows.map(({ notification }) => notification.id)).toEqual([1234, 2]);
    expect({ badIds, isVague }).toEqual({ badIds: [7], isVague: true });
    expect(Object.fromEntries(bad)).toEqual({
      "not an object": 2,
      "no usable MessageId": 1,
      "of another user": 1,
    });
  });

  it("holds every id once: the last row wins", () => {
    const { rows } = parseList([row({ Title: "first" }), row({ Title: "last", MessageId: "1234" })], USER);
    expect(rows.map(({ notification }) => notification.title)).toEqual(["last"]);
  });

  it("takes a doubled message for read if either row says so", () => {
    for (const flags of [
      [true, false],
      [false, true],
    ]) {
      const { rows } = parseList(
        flags.map((IsRead) => row({ IsRead })),
        USER,
      );
      expect(rows.map(({ notification }) => notification.isRead)).toEqual([true]);
    }
  });

  it("may be empty", () => {
    expect(parseList([], USER)).toEqual({ rows: [], bad: new Map(), badIds: [], isVague: false });
  });
});
