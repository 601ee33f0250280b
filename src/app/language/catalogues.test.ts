import { describe, expect, it, test } from "vitest";
import { CATALOGUES } from "./catalogues.ts";
import { english } from "./first/en.ts";
import { LANGUAGES } from "./languages.ts";
import { lateStrings as lateEnglish } from "./late/en.ts";

type Leaf = string | Readonly<Record<string, string>>;

/** By flat key; the forms of a text by number stay together. */
function leavesOf(value: object, path = ""): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  for (const [name, part] of Object.entries(value)) {
    const key = path === "" ? name : `${path}.${name}`;
    if (typeof part === "string" || "other" in part) leaves.set(key, part);
    else for (const [inner, leaf] of leavesOf(part, key)) leaves.set(inner, leaf);
  }
  return leaves;
}

const formsOf = (leaf: Leaf) => (typeof leaf === "string" ? { other: leaf } : leaf);
const bracedIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

async function load(language: (typeof LANGUAGES)[number]) {
  if (language === "en") return leavesOf({ ...english, ...lateEnglish });
  const { catalogue } = await CATALOGUES[language]();
  return leavesOf({ ...catalogue.strings, ...(await catalogue.late()).lateStrings });
}

const wanted = leavesOf({ ...english, ...lateEnglish });

test("no key is in both parts of the catalogue", () => {
  expect(Object.keys(english).filter((key) => key in lateEnglish)).toEqual([]);
});

describe.each(LANGUAGES)("in %s", (language) => {
  it("every text is there and says something", async () => {
    const leaves = await load(language);
    expect([...leaves.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [key, leaf] of leaves) {
      for (const text of Object.values(formsOf(leaf))) expect(text.trim(), key).not.toBe("");
    }
  });

  it("every text has the words in braces of the English one, and no others", async () => {
    for (const [key, leaf] of await load(language)) {
      const english = bracedIn(formsOf(wanted.get(key) ?? "").other ?? "");
      expect(bracedIn(formsOf(leaf).other ?? ""), key).toEqual(english);
      for (const text of Object.values(formsOf(leaf)))
        expect(english, key).toEqual(expect.arrayContaining(bracedIn(text)));
    }
  });

  it("a text by number has each form that the language tells apart", async () => {
    const plurals = new Intl.PluralRules(language);
    // Spanish, French and Portuguese have one more from a million on, which no inbox meets.
    const forms = new Set(Array.from({ length: 1_000 }, (_, number) => plurals.select(number)));
    for (const [key, leaf] of await load(language)) {
      if (typeof leaf !== "string") expect(Object.keys(leaf).sort(), key).toEqual([...forms].sort());
    }
  });

  it.skipIf(language === "en")("it is a translation", async () => {
    const same = [...(await load(language))].filter(
      ([key, leaf]) => JSON.stringify(leaf) === JSON.stringify(wanted.get(key)),
    );
    // Short words that languages share, such as "Offline" and "Notifications".
    expect(same.length).toBeLessThan(wanted.size / 10);
  });
});
