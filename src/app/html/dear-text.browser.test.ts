import { describe, expect, it } from "vitest";
import { cutDearText } from "./dear-text.ts";

function fragmentOf(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return document.adoptNode(template.content);
}

describe("cutDearText", () => {
  it.each([
    ["nothing", ""],
    ["a megabyte of words", "word ".repeat(200_000)],
    ["a megabyte of one word", "x".repeat(1_000_000)],
    ["a long text in Chinese", "消息。".repeat(100_000)],
    ["a long text in Japanese", "<p>お知らせ、重要な情報です。</p>".repeat(2_000)],
    ["a long text in Hebrew with names and numbers", "<p>שלום Aurora, קיבלת 50 סיבובים</p>".repeat(1_000)],
    ["a long text in Cyrillic", "<p>Здравствуйте, Aurora дарит вам 50 вращений!</p>".repeat(1_000)],
    ["a long text in Thai", "<p>สวัสดี ยินดีต้อนรับ</p>".repeat(500)],
    ["a long text whose accents stand alone", "<p>Tie\u0302\u0301ng Vie\u0323\u0302t</p>".repeat(10_000)],
    ["a text with pictures in it", "<p>Hurrah 🎉🎉 – you won 🏆!</p>".repeat(1_000)],
    ["the lines of a long source", "<p>a</p>\n".repeat(30_000)],
  ])("keeps %s", (_, html) => {
    const fragment = fragmentOf(html);
    const before = fragment.textContent;
    expect(cutDearText(fragment)).toBe(false);
    expect(fragment.textContent).toBe(before);
  });

  it("cuts where it becomes too much, and drops what comes after", () => {
    const fragment = fragmentOf(`<h1>Hello</h1><p>${"\u05d0a".repeat(500_000)}</p><p>after</p>`);
    expect(cutDearText(fragment)).toBe(true);
    expect(fragment.textContent).toMatch(/^Hello(\u05d0a){4000}/);
    expect(fragment.textContent.length).toBeLessThan(15_000);
  });

  it("counts on through elements", () => {
    const fragment = fragmentOf("<i>\u05d0</i><b>a</b>".repeat(20_000));
    expect(cutDearText(fragment)).toBe(true);
    expect(fragment.textContent.length).toBeLessThan(15_000);
  });
});
