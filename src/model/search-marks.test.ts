import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";
import { excerptOf, marksOf } from "./search-marks.ts";
import { termsOf } from "./search-query.ts";

/** The text with its marks in brackets. */
function marked(text: string, query: string): string {
  let shown = text;
  for (const { start, end } of marksOf(text, termsOf(query)).toReversed())
    shown = `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`;
  return shown;
}

describe("marks", () => {
  it("stand where the words do, in the text as it is written", () => {
    expect(marked("Free spins: FREE!", "free")).toBe("[Free] spins: [FREE]!");
    expect(marked("Straße und Strasse", "strasse")).toBe("[Straße] und [Strasse]");
    expect(marked("Cafe\u0301 ole", "cafe")).toBe("[Cafe\u0301] ole");
    expect(marked("المُكَافَأة", "مكافاه")).toBe("ال[مُكَافَأة]");
    expect(marked("a  \n b c", '"a b"')).toBe("[a  \n b] c");
  });

  it("take whole characters, also where only a part of what one stands for was asked for", () => {
    expect(marked("Spaß", "s")).toBe("[S]pa[ß]");
    expect(marked("👋 ﬁnd", "i")).toBe("👋 [ﬁ]nd");
  });

  it("are joined where they touch", () => {
    expect(marked("bonus", "bon nus")).toBe("[bonus]");
    expect(marked("ababab", "ab")).toBe("[ababab]");
    expect(marked("aaa", "aa")).toBe("[aa]a");
  });

  it("are none where nothing is found or asked for", () => {
    expect(marksOf("text", ["other"])).toEqual([]);
    expect(marksOf("text", [])).toEqual([]);
    expect(marksOf("", ["a"])).toEqual([]);
  });

  it("hold what was looked for, in order, apart from each other and with no character cut in half", () => {
    const alphabet = fc.constantFrom(..."abßsäﬁ '👋é", "e\u0301", "\u00ad", "ـ", "أ", "\ud83d", "\udc4b");
    const text = fc.string({ unit: alphabet, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.string({ unit: alphabet, minLength: 1, maxLength: 3 }), (original, query) => {
        const terms = termsOf(query);
        let last = -1;
        for (const { start, end } of marksOf(original, terms)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(terms.some((term) => fold(original.slice(start, end)).includes(term))).toBe(true);
          for (const place of [start, end]) {
            const splitsPair =
              /[\ud800-\udbff]$/.test(original.slice(0, place)) && /^[\udc00-\udfff]/.test(original.slice(place));
            expect(splitsPair).toBe(false);
            // An accent stays with its letter.
            expect(/^\u0301/.test(original.slice(place)) && place > 0 && place === end).toBe(false);
          }
          last = end;
        }
        for (const term of terms) expect(marksOf(original, [term]).length > 0).toBe(fold(original).includes(term));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("an excerpt", () => {
  const filler = "word ".repeat(100);

  it("is the whole of a short text", () => {
    expect(excerptOf("Short and good", ["good"])).toBe("Short and good");
  });

  it("begins with a whole word a little before the first match, and says that there is more on both sides", () => {
    const excerpt = excerptOf(`${filler}needle ${filler}`, ["needle"]);
    expect(excerpt).toMatch(/^…word .{20,40}needle word .*…$/);
    expect(excerpt.length).toBeLessThanOrEqual(181);
  });

  it("holds the match in scripts without blanks, and of a word that is very long", () => {
    expect(excerptOf(`${"漢".repeat(300)}字${"漢".repeat(300)}`, ["字"])).toContain("字");
    expect(excerptOf(`${"x".repeat(300)}needle`, ["needle"])).toContain("needle");
    expect(excerptOf(`${"👋".repeat(300)}字`, ["字"])).toMatch(/^…(👋)+字$/u);
  });

  it("never cuts a character and always holds what was found", () => {
    const unit = fc.constantFrom("👋", "a", " ", "e\u0301", "漢");
    const part = fc.string({ unit, maxLength: 300 });
    fc.assert(
      fc.property(part, part, (before, after) => {
        const excerpt = excerptOf(`${before}needle${after}`, ["needle"]);
        expect(excerpt).toContain("needle");
        expect(excerpt).not.toMatch(/\p{Cs}/u);
        expect(excerpt).not.toMatch(/^…\u0301/);
      }),
    );
  });
});
