import { describe, expect, it } from "vitest";
import { idOf, isRecord, textOf } from "./json.ts";

describe("narrowing outside data", () => {
  it("takes only an object for a record", () => {
    expect(isRecord({})).toBe(true);
    for (const value of [null, undefined, [], "a", 1, true]) expect(isRecord(value)).toBe(false);
  });

  it("takes text and numbers for text, and nothing else", () => {
    expect(textOf("a")).toBe("a");
    expect(textOf(12)).toBe("12");
    for (const value of [null, undefined, true, {}, ["a"]]) expect(textOf(value)).toBe("");
  });

  it("takes whole numbers and strings of digits for ids, the test user's -9999 too", () => {
    expect(idOf(1234)).toBe(1234);
    expect(idOf("1234")).toBe(1234);
    expect(idOf(-9999)).toBe(-9999);
    expect(idOf("-9999")).toBe(-9999);
  });

  it("takes nothing for an id that could be mistaken for another one", () => {
    for (const value of [
      null,
      undefined,
      "",
      " 1",
      "1.0",
      "0x10",
      "1e3",
      1.5,
      2 ** 53,
      "9007199254740993",
      true,
      [1],
    ]) {
      expect(idOf(value)).toBeNull();
    }
  });
});
