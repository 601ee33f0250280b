import { describe, expect, it } from "vitest";
import { safeLink } from "./safe-link.ts";

describe("safeLink", () => {
  it.each([
    ["https://a.example/b?c=d#e", "https://a.example/b?c=d#e"],
    ["  http://a.example ", "http://a.example/"],
    ["//a.example/b", "https://a.example/b"],
    ["HTTPS://A.example", "https://a.example/"],
    ["https://bank.example@evil.example/", "https://evil.example/"],
    ["https://a.example/b\n/c", "https://a.example/b/c"],
  ])("takes %j", (address, url) => {
    expect(safeLink(address)).toBe(url);
  });

  it.each([
    null,
    "",
    "#top",
    "/account",
    "account",
    "?a=b",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://a.example/1",
    "file:///etc/passwd",
    "mailto:a@b.example",
    "tel:112",
    "about:blank",
    "https://",
    "//",
    "ht\ntps://a.example",
    "https:a.example",
    `//a.example/${"x".repeat(1_000_000)}`,
    "http://a b",
  ])("refuses %j", (address) => {
    expect(safeLink(address)).toBeNull();
  });
});
