import { expect, test } from "vitest";
import { checkTexts } from "./check-texts.ts";
import { english } from "./first/en.ts";
import { lateStrings } from "./late/en.ts";
import { withTexts } from "./with-texts.ts";

const catalogue = { ...english, ...lateStrings };

test("any text can be replaced, by number too; the others stay", () => {
  const own = {
    title: "News",
    "filters.all": "Everything",
    "status.waiting": "{count} left",
    "status.sending": { one: "One goes out", other: "{count} go out" },
  };
  const { texts, complaints } = checkTexts(own, catalogue);
  expect(complaints).toEqual([]);
  const strings = withTexts(english, texts);
  expect(strings.title).toBe("News");
  expect(strings.filters).toEqual({ ...english.filters, all: "Everything" });
  expect(strings.status.waiting).toEqual({ other: "{count} left" });
  expect(strings.status.sending).toEqual({ one: "One goes out", other: "{count} go out" });
  expect(strings.markRead).toBe("Mark as read");
  expect(english.title).toBe("Notifications");
});

test("words for one language are a section of their own", () => {
  const { texts, complaints } = checkTexts({ title: "News", de: { title: "Neues", oops: "x" } }, catalogue);
  expect(texts).toEqual({ title: "News", de: { title: "Neues" } });
  expect(complaints).toEqual(['"oops" of "de" in "strings" is no text of the inbox.']);
});

test.each<[own: object, complaint: string]>([
  [{ markread: "x" }, '"markread" in "strings" is no text of the inbox (did you mean "markRead"?).'],
  [{ filters: { all: "x" } }, '"filters" in "strings" is no text of the inbox.'],
  [{ markRead: 5 }, '"markRead" in "strings" is 5. It should be a text.'],
  [{ markRead: { other: "x" } }, "It should be a text."],
  [{ "status.waiting": { one: "x" } }, "an object of texts by plural form (zero, one, two, few, many, other)"],
  [{ "status.waiting": { other: "x", some: "y" } }, "by plural form"],
  [{ "status.updated": "at {hour}" }, "holds {hour}, which nothing fills in. {time} may be used there."],
  [{ markRead: "{count}" }, "holds {count}, which nothing fills in. No word in braces is used there."],
  [{ constructor: "x" }, '"constructor" in "strings" is no text of the inbox.'],
])("%j is left out and named", (own, complaint) => {
  const { texts, complaints } = checkTexts(own, catalogue);
  expect(texts).toEqual({});
  expect(complaints.join()).toContain(complaint);
});

test("what was kept and does not fit is passed over", () => {
  expect(withTexts(english, { title: 5, "status.waiting": 7, filters: "x", list: null })).toEqual(english);
});
