import { describe, expect, it } from "vitest";
import { endpoint } from "./urls.ts";

describe("joining an endpoint", () => {
  it("makes exactly one slash, however many there were", () => {
    for (const base of ["https://a.example/api", "https://a.example/api/", "https://a.example/api//"]) {
      for (const path of ["x/y?z=1", "/x/y?z=1", "//x/y?z=1"]) {
        expect(endpoint(base, path)).toBe("https://a.example/api/x/y?z=1");
      }
    }
  });
});
