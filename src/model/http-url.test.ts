import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { httpUrl } from "./http-url.ts";

describe("a URL from outside", () => {
  it("is taken if it is http or https, and normalised", () => {
    expect(httpUrl("https://www.example.com")).toBe("https://www.example.com/");
    expect(httpUrl(" HTTP://Example.COM/A b ")).toBe("http://example.com/A%20b");
  });

  it("invariant 21: is nothing if it could run, or lead anywhere but to the web", () => {
    for (const url of [
      "javascript:alert(1)",
      " jAvAsCrIpT:alert(1)",
      "java\nscript:alert(1)",
      "javascript://https://example.com/%0aalert(1)",
      "data:text/html,<script>alert(1)</script>",
      "blob:https://example.com/1",
      "file:///etc/passwd",
      "vbscript:x",
      "mailto:a@example.com",
      "ftp://example.com/",
    ]) {
      expect(httpUrl(url)).toBeNull();
    }
  });

  it("names nobody in front of its host, which would be there to be misread", () => {
    expect(httpUrl("https://bank.example@evil.example/a")).toBe("https://evil.example/a");
    expect(httpUrl("https://bank.example:secret@evil.example/")).toBe("https://evil.example/");
  });

  it("is nothing if it is relative: it would lead into the inbox itself", () => {
    for (const url of ["/promo", "promo", "../x", "//example.com/x", "?a=b", "#a", ""]) {
      expect(httpUrl(url)).toBeNull();
    }
  });

  it("is nothing if it cannot be parsed or is no text", () => {
    for (const url of ["https://", "http://exa mple.com", "https://[", "https:example.com", null, undefined, 7, {}]) {
      expect(httpUrl(url)).toBeNull();
    }
  });

  it("is nothing if it is longer than any server takes, spelled out as well", () => {
    const start = "https://a.example/";
    expect(httpUrl(start + "x".repeat(8_192 - start.length))).toHaveLength(8_192);
    expect(httpUrl(start + "x".repeat(8_193 - start.length))).toBeNull();
    expect(httpUrl(start + "é".repeat(4_000))).toBeNull();
  });

  it("invariant 21: is http(s) or nothing, whatever comes", () => {
    const nasty = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc
        .tuple(fc.constantFrom("javascript:", "data:", " \t", "http", "https:", "//"), fc.string())
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(nasty, (text) => {
        const url = httpUrl(text);
        if (url !== null) expect(url).toMatch(/^https?:\/\/./);
      }),
    );
  });
});
