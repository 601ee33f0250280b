import { afterEach, expect, test } from "vitest";
import { setLocale } from "./locale.ts";
import { number, say } from "./say.ts";

afterEach(() => setLocale("en-GB"));

test("words in braces are filled in, numbers as the player writes them", () => {
  setLocale("de-DE");
  expect(say("{name}: {count} {name}", { name: "{count}", count: 1234567 })).toBe("{count}: 1.234.567 {count}");
});

test("the form goes with the number in the language of the moment", () => {
  const text = { one: "{count} one", two: "two", few: "{count} few", many: "{count} many", other: "{count} other" };
  expect([1, 2, 5].map((count) => say(text, { count }))).toEqual(["1 one", "2 other", "5 other"]);
  setLocale("ar-AE-u-nu-latn");
  expect([1, 2, 5, 11, 100].map((count) => say(text, { count }))).toEqual([
    "1 one",
    "two",
    "5 few",
    "11 many",
    "100 other",
  ]);
});

test("a form that is missing is said as any other number", () => {
  expect(say({ other: "{count} more" }, { count: 1 })).toBe("1 more");
});

test("Arabic where digits are Arabic", () => {
  setLocale("ar-EG");
  expect(number(12)).toBe("١٢");
});
