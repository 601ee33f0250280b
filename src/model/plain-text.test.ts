import { describe, expect, it } from "vitest";
import { withoutPiles } from "./plain-text.ts";

describe("a text without piles", () => {
  it("keeps what any writing needs", () => {
    for (const text of ["e\u0301", "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}", "\u05e9\u05c1\u05b8\u05dc", ""]) {
      expect(withoutPiles(text)).toBe(text);
    }
  });

  it("loses the rest of a run, but no half of a character", () => {
    expect(withoutPiles(`a${"\u0301".repeat(20)}b`)).toBe(`a${"\u0301".repeat(8)}b`);
    expect(withoutPiles("\u{e0100}".repeat(20))).toBe("\u{e0100}".repeat(8));
    expect(withoutPiles("\u202e\u200b".repeat(20))).toBe("\u202e\u200b".repeat(4));
  });
});
