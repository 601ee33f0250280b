import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureSources, previewOf } from "./html-text.ts";

describe("the preview of an HTML text", () => {
  it("is its words, without tags and double blanks", () => {
    expect(previewOf("<p>Free   spins</p><p>for\n<b>you</b></p>")).toBe("Free spins for you");
  });

  it("leaves out what nobody would read", () => {
    expect(previewOf("<style>p{color:red}</style><script>alert(1)</script><title>t</title>Hi<!-- no -->")).toBe("Hi");
    expect(previewOf("Hi<style>p{")).toBe("Hi");
    expect(previewOf("Hi<!-- cut off")).toBe("Hi");
    expect(previewOf("Hi <img src='x'")).toBe("Hi");
    expect(previewOf('<a title="Deposit > 10" href="https://x.example/">Claim</a> it')).toBe("Claim it");
    expect(previewOf("<img alt='A > B' src=x>Hi")).toBe("Hi");
    expect(previewOf('<a title="never closed>Hi</a> you')).toBe("Hi you");
  });

  it("spells entities out, and leaves unknown ones", () => {
    expect(previewOf("5 &lt; 6 &amp; &quot;so&quot; &#8364;&#x20AC;&nbsp;&unknown;")).toBe('5 < 6 & "so" €€ &unknown;');
  });

  it("takes no number for a character that is none", () => {
    expect(previewOf("a&#0;b&#x110000;c&#9999999;d")).toBe("abcd");
  });

  it("is short, and cut at the length that was asked for", () => {
    expect(previewOf("word ".repeat(1_000))).toHaveLength(200);
    expect(previewOf("abcdef", 3)).toBe("abc");
  });

  it("ends with a whole character", () => {
    expect(previewOf("ab👋", 3)).toBe("ab");
  });

  it("never throws and never holds more than was asked for", () => {
    fc.assert(
      fc.property(fc.string(), (html) => {
        expect(previewOf(html, 50).length).toBeLessThanOrEqual(50);
      }),
    );
  });
});

describe("the pictures of an HTML text", () => {
  it("are found in any spelling of the attribute", () => {
    const html = `<img src="https://a.example/1?x=1&amp;y=2"><IMG alt=x SRC='https://a.example/2'><img src=https://a.example/3 ><img alt="A > <B src=no" src="https://a.example/4">`;
    const found = ["https://a.example/1?x=1&y=2", "https://a.example/2", "https://a.example/3", "https://a.example/4"];
    expect(pictureSources(html)).toEqual(found);
  });

  it("are not looked for in other attributes or tags", () => {
    expect(pictureSources(`<img data-src="https://a.example/1"><video src="https://a.example/2"></video>`)).toEqual([]);
  });

  it("are few", () => {
    expect(pictureSources(`<img src="https://a.example/1">`.repeat(100))).toHaveLength(20);
  });

  it("are found in a hostile text without stopping the page", () => {
    const before = performance.now();
    for (const piece of ["<img ", "<img src ", "<img\tsrc=", "<img alt=<img "]) {
      const hostile = piece.repeat(1_000_000 / piece.length);
      pictureSources(hostile);
      previewOf(hostile);
    }
    // A regular expression that looks at everything again from every place takes minutes for these.
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});
