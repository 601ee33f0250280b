import { describe, expect, it } from "vitest";
import { htmlLink, pictureLink } from "./html-link.ts";

describe("an address of the operator's HTML", () => {
  it.each([
    ["https://a.example/b?c=d#e", "https://a.example/b?c=d#e"],
    ["  http://a.example ", "http://a.example/"],
    ["//a.example/b", "https://a.example/b"],
    ["HTTPS://A.example", "https://a.example/"],
    ["https://bank.example@evil.example/", "https://evil.example/"],
    ["https://a.example/b\n/c", "https://a.example/b/c"],
  ])("takes %j", (address, url) => {
    expect(htmlLink(address)).toBe(url);
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
    expect(htmlLink(address)).toBeNull();
  });
});

describe("a picture's address", () => {
  it.each([
    ["http://a.example/1.png", "https:", "https://a.example/1.png"],
    ["http://a.example:8080/1.png", "https:", "https://a.example:8080/1.png"],
    ["//a.example/1.png", "https:", "https://a.example/1.png"],
    ["//a.example/1.png", "http:", "https://a.example/1.png"],
    ["http://a.example/http:/1.png", "http:", "http://a.example/http:/1.png"],
    ["https://a.example/1.png", undefined, "https://a.example/1.png"],
    ["javascript:alert(1)", "https:", null],
  ])("%j on a page of %j is %j", (address, protocol, url) => {
    expect(pictureLink(address, protocol)).toBe(url);
  });
});
