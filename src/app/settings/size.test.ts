import { describe, expect, it } from "vitest";
import { sizeOf } from "./size.ts";

describe("a size", () => {
  it.each([
    [0, "1 kB"],
    [999, "1 kB"],
    [12_345, "12 kB"],
    [3_460_000, "3.5 MB"],
    [2_000_000_000, "2 GB"],
    [5_000_000_000_000, "5,000 GB"],
  ])("of %i bytes is %s", (bytes, text) => expect(sizeOf(bytes)).toBe(text));
});
