import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";
import { holdsAll, MOST_QUERY, termsOf } from "./search-query.ts";

const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
const holds = (text: string, query: string) => holdsAll(fold(text), termsOf(query));

describe("a query", () => {
  it("is words in any order, all of them, anywhere", () => {
    expect(holds("Free spins on Friday", "friday FREE")).toBe(true);
    expect(holds("Free spins on Friday", "friday paid")).toBe(false);
    expect(holds("Bonusguthaben", "guthaben")).toBe(true);
    expect(holds("والمكافآت", "مكافات")).toBe(true);
  });

  it("holds together what is quoted, also while it is being typed", () => {
    expect(holds("free spins", '"free spins"')).toBe(true);
    expect(holds("spins, free", '"free spins"')).toBe(false);
    expect(termsOf("new “free sp")).toEqual(["new", "free sp"]);
    expect(termsOf('a"b c"d')).toEqual(["a", "b c", "d"]);
  });

  it("asks for nothing where nothing is typed that could be found", () => {
    for (const query of ["", "  \n", '"', '""', '" "', "\u0301", "\u200b"]) expect(termsOf(query)).toEqual([]);
  });

  it("takes signs of patterns and of HTML for what they are", () => {
    for (const text of [".*", "(a+)+$", "[", "\\", "<img src=x onerror=alert(1)>", "&amp;"]) {
      expect(holds(`x ${text} y`, text)).toBe(true);
      expect(holds("x y", text)).toBe(false);
    }
  });

  it("is cut where nobody types any more, and holds half a character without complaint", () => {
    expect(termsOf("ab ".repeat(10_000))).toEqual(["ab"]);
    expect(termsOf("a".repeat(10_000))).toEqual(["a".repeat(MOST_QUERY)]);
    expect(termsOf("\ud83d")).toEqual(["\ud83d"]);
  });

  it("finds every word of a text in it, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 20 }), (text) => {
        expect(holdsAll(fold(text), termsOf(text.replaceAll(/["“”„«»＂〃]/g, " ")))).toBe(true);
      }),
    );
  });
});
