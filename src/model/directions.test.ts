import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settleDirections } from "./directions.ts";

describe("a text with its directions settled", () => {
  it("is the same where it turns nothing, or ends what it began", () => {
    for (const text of ["", "Hello", "שלום", "\u2067א\u2069 a", "a \u2066b\u2067ג\u2069\u2069", "\u200f!"]) {
      expect(settleDirections(text)).toBe(text);
    }
  });

  it("writes no letters backwards", () => {
    expect(settleDirections("photo\u202egpj.exe")).toBe("photogpj.exe");
    expect(settleDirections("a\u202db\u202cc")).toBe("abc");
  });

  it("ends what it began", () => {
    expect(settleDirections("a\u2067b")).toBe("a\u2067b\u2069");
    expect(settleDirections("a\u2067b\u2066c")).toBe("a\u2067b\u2066c\u2069\u2069");
  });

  it("ends nothing that it did not begin", () => {
    expect(settleDirections("a\u2069b\u202cc")).toBe("abc");
    expect(settleDirections("\u2067a\u202e\u2069\u2069b\u2069")).toBe("\u2067a\u2069b");
  });

  it("takes older embeddings for isolates, which leave their neighbours alone", () => {
    expect(settleDirections("a\u202bב\u202c1")).toBe("a\u2067ב\u20691");
  });

  it("is in balance, whatever it was", () => {
    const piece = fc.constantFrom("a", "א", ..."\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        let open = 0;
        for (const character of settleDirections(pieces.join(""))) {
          if ("\u2066\u2067\u2068".includes(character)) open++;
          if (character === "\u2069") open--;
          expect(open).toBeGreaterThanOrEqual(0);
          expect("\u202a\u202b\u202c\u202d\u202e").not.toContain(character);
        }
        expect(open).toBe(0);
      }),
    );
  });
});
