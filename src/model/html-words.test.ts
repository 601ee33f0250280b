import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "./html-words.ts";

describe("the words of an HTML text", () => {
  it("are those that are read, each block's apart", () => {
    expect(wordsOf("<h1>Free</h1><p>sp<b>in</b>s</p><td>now<br>and<td>then")).toBe("Free spins now and then");
    expect(wordsOf("no tags at all")).toBe("no tags at all");
    expect(wordsOf("5 < 6 &amp; 7 &gt; 6")).toBe("5 < 6 & 7 > 6");
  });

  it("leave out what is not shown", () => {
    expect(wordsOf("a<style>p > b {}</style>b<script>if (a < b) c</script>c<!-- d <p> -->d")).toBe("a b c d");
    expect(wordsOf("<STYLE>x</STYLE >y<title>t</title\n>z")).toBe("y z");
    expect(wordsOf("<!doctype html><html><head><title>t</title><body>b")).toBe("b");
  });

  it("leave out attributes, also such that hold a sign of the end", () => {
    expect(wordsOf('<a title="a > b" href=\'>\' data-x= "=">link</a>')).toBe("link");
    expect(wordsOf("<p it's>text</p>")).toBe("text");
    expect(wordsOf("<img src=a>b")).toBe("b");
  });

  it("end where a browser sees no end", () => {
    expect(wordsOf("a<style>b")).toBe("a");
    expect(wordsOf("a<!-- b")).toBe("a");
    expect(wordsOf("a<p title='b>c")).toBe("a");
    expect(wordsOf("a<p")).toBe("a");
  });

  it("spell entities out", () => {
    expect(wordsOf("Gr&uuml;&szlig;e&nbsp;&#8364;&#x20AC;&euro; &Auml;&unknown;")).toBe("Grüße €€€ Ä&unknown;");
    expect(wordsOf("&lt;b&gt;")).toBe("<b>");
  });

  it("never throw, and hold no more than the text does", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "=",
      '"',
      "'",
      "<p ",
      "<!--",
      "-->",
      "<style>",
      "</style>",
      "&amp;",
      "a",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(wordsOf(pieces.join("")).length).toBeLessThanOrEqual(pieces.join("").length);
      }),
      { numRuns: 1_000 },
    );
  });

  it("take one pass, whatever the text", () => {
    // A second pass for every tag would take hours.
    for (const piece of [
      "<",
      "<p ",
      "<p =",
      '<p a="',
      "<!--",
      "<style>",
      "<p a=''",
      "</",
      "&#",
      "<p a= ",
      '="',
      "< p",
    ]) {
      wordsOf(piece.repeat(200_000));
      wordsOf(`<p ${piece.repeat(200_000)}`);
    }
  });
});
