import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sources = ["src", "e2e"]
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: "utf8" }).map((path) => `${room}/${path}`))
  .filter((path) => /\.(test|spec)\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));
const rows = readFileSync("docs/invariants.md", "utf8")
  .split("\n")
  .filter((line) => /^\| \d/.test(line));

/** A title in italics, and the file in parentheses that may follow it. */
const PROOF = /(?<!\w)\*([^*`]+)\*(?: \(`([^`]+)`\))?/g;

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Behind the number of its promise, if any; whatever stands for an ellipsis is on the same line. */
function titlePattern(title: string): RegExp {
  return new RegExp(
    `["\`'](?:[^"\`\n]*: )?${title
      .split(/\s*…\s*/)
      .map(literally)
      .join("[^\n]*")}["\`']`,
  );
}

function filePattern(name: string): RegExp {
  return new RegExp(name.split("*").map(literally).join("[^/]*"));
}

test("every promise is listed with a test", () => {
  expect(rows.map((row) => row.split("|")[1]?.trim())).toEqual(rows.map((_, place) => String(place + 1)));
  for (const row of rows) expect(row).toMatch(PROOF);
});

test.each(
  rows.flatMap((row) =>
    [...(row.split("|")[4] ?? "").matchAll(PROOF)].map(([, title = "", file = ""]) => [title, file]),
  ),
)("docs/invariants.md names a test that there is: %s (%s)", (title, file) => {
  const [isNamed, isTitled] = [filePattern(file), titlePattern(title)];
  const found = sources.filter(({ path, text }) => isNamed.test(path) && isTitled.test(text));
  expect(found.map(({ path }) => path)).not.toEqual([]);
});
