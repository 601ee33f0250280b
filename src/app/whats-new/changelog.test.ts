import { describe, expect, it } from "vitest";
import { changesSince, parseChangelog } from "./changelog.ts";

const OLD = "# Changelog\n\n## 0.1.0\n\nThe first version.\n\n- Reading **offline**.\n- A `config`\n  of one file.\n";
const NEW = OLD.replace("## 0.1.0", "## 0.2.0\r\n\r\n* Search.\r\n\n## 0.1.0");

describe("the changelog", () => {
  it("has versions with their changes, each on one line and without marks", () => {
    expect(parseChangelog(NEW)).toEqual([
      { version: "0.2.0", changes: ["Search."] },
      { version: "0.1.0", changes: ["Reading offline.", "A config of one file."] },
    ]);
  });

  it("tells what a new one has that the old one had not", () => {
    expect(changesSince(parseChangelog(OLD), parseChangelog(NEW))).toEqual(["Search."]);
    expect(changesSince(parseChangelog(NEW), parseChangelog(NEW))).toEqual([]);
  });

  it("finds nothing in something else", () => {
    expect(parseChangelog("<!doctype html>\n<p>- Not found")).toEqual([]);
    expect(parseChangelog("")).toEqual([]);
  });
});
