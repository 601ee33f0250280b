import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldWithPlaces } from "./fold.ts";

const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

/** Texts of many scripts, with what is special in each. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ..."aAzZ09 \t\n-'\"`ßẞäÄéÅøŁıİſσςΣæ’“–ﬁ①ﷺ أإآٱةىیکًّـ٣۴ שׁ ё й が カ\u3099 한 कि ไทย",
      "e\u0301",
      "👩‍👧",
      "\u00ad",
    ),
    anyCharacter,
    fc.constantFrom("\ud83d", "\udc4b"),
  ),
});

describe("folding", () => {
  it("takes for the same what people take for the same", () => {
    for (const [one, other] of [
      ["ÉCLAIR", "eclair"],
      ["Straße", "STRASSE"],
      ["Grüße", "grusse"],
      ["Smörgåsbord", "smorgasbord"],
      ["Łódź Øre Æsir cœur", "lodz ore aesir coeur"],
      ["İstanbul ısı", "istanbul isi"],
      ["ΌΔΟΣ", "οδος"],
      ["Ёлка, чай", "елка, чаи"],
      ["ﬁnance ＦＲＥＥ ①", "finance free 1"],
      ["don’t “say” 5–0", 'don\'t "say" 5-0'],
      ["so\u00adft", "soft"],
      ["a \u00a0\n b", "a b"],
    ] as const) {
      expect(fold(one)).toBe(fold(other));
    }
  });

  it("takes forms of Arabic letters, vowel signs and digits for the same", () => {
    expect(fold("أَهْلًا إلى ٱلآن")).toBe(fold("اهلا الي الان"));
    expect(fold("مُكافـــأة")).toBe(fold("مكافاه"));
    expect(fold("١٢٣ ۴۵۶")).toBe("123 456");
    expect(fold("کی")).toBe(fold("كي"));
  });

  it("keeps marks that make another word", () => {
    expect(fold("कि")).not.toBe(fold("का"));
    expect(fold("ที่")).not.toBe(fold("ทา"));
    expect(fold("が")).not.toBe(fold("か"));
  });

  it("is the same however often it is done", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 500 },
    );
  });

  it("is the same character by character, and says where each came from", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, starts } = foldWithPlaces(text);
        expect(folded).toBe(fold(text));
        expect(starts).toHaveLength(folded.length);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        // No place is in the middle of a character.
        const boundaries = new Set<number>();
        let at = 0;
        for (const character of text) {
          boundaries.add(at);
          at += character.length;
        }
        for (const start of starts) expect(boundaries.has(start)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
