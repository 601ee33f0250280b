import { describe, expect, it } from "vitest";
import { withinBudget } from "./within-budget.ts";

describe("withinBudget", () => {
  it.each([
    ["nothing", ""],
    ["a long text", "word ".repeat(200_000)],
    ["a long table", `<table>${"<tr><td>a<td>b<td>c".repeat(5_000)}</table>`],
    ["many paragraphs", "<p class='a' style='b: c'>x <b>y</b> <a href='d'>z</a></p>".repeat(7_000)],
    ["a list that closes nothing", `<ul>${"<li>x<br>".repeat(10_000)}`],
    ["a huge picture in an attribute", `<img src="data:image/png;base64,${"A <b> ".repeat(100_000)}">`],
    ["what is no tag", "1 < 2 & 3 > 2 ".repeat(50_000)],
  ])("keeps %s", (_, html) => {
    expect(withinBudget(html)).toBe(html);
  });

  it("cuts before a tag", () => {
    expect(withinBudget("<hr class=a>".repeat(100_000))).toMatch(/^(<hr class=a>)+$/);
  });

  it("keeps what comes before one tag that is too much", () => {
    const tag = `<p ${Array.from({ length: 50_000 }, (_, index) => `a${index}=""`).join("")}>`;
    expect(withinBudget(`<h1>Hello</h1>${tag}x`)).toBe("<h1>Hello</h1>");
  });

  it("counts what the parser makes of formatting that is not closed", () => {
    const open = Array.from({ length: 100 }, (_, index) => `<font color=${index}>`).join("");
    expect(withinBudget(`<p>${open}${"<p>x".repeat(5_000)}`).length).toBeLessThan(5_000);
  });
});
