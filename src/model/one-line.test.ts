import { describe, expect, it } from "vitest";
import { oneLine } from "./one-line.ts";
import { clip } from "./plain-text.ts";

const line = (text: string, most = 100) => oneLine(text, (whole) => clip(whole, most));

describe("a text as one line", () => {
  it("is what was written, without the blanks around it", () => {
    expect(line(" Hello, 👨‍👩‍👧 می‌خواهم ")).toBe("Hello, 👨‍👩‍👧 می‌خواهم");
  });

  it.each(["\u200b\u200d", "\u202e\u2067", "\u3164\u2800", "\u00ad\ufeff\u2060", " \u00a0\u2003", "\u0301"])(
    "is none where it would show nothing",
    (text) => expect(line(text)).toBe(""),
  );

  it("loses what only fills the place of other words", () => {
    expect(line(`Hello${"\u034f\u200c\u00a0".repeat(100)}`)).toMatch(/^Hello[\u034f\u200c]*$/u);
    expect(line(`Hello ${"\u200c \u00a0".repeat(100)}there`)).toBe("Hello there");
  });

  it("ends what it turned, also where it is cut", () => {
    expect(line("\u2067abcdef\u2069", 5)).toBe("\u2067abc…\u2069");
  });
});
