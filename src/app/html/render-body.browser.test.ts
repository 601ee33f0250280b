import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PROBE, Stage, settled } from "./test-stage.ts";

const PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

describe("renderBody", () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => stage.remove());

  function one(selector: string): HTMLElement {
    const element = stage.root.querySelector<HTMLElement>(selector);
    if (element === null) throw new Error(`no ${selector}`);
    return element;
  }

  it("keeps text, lists and tables", () => {
    stage.show("<h2>Hi</h2><ul><li>one<li>two</ul><table><tr><th>a<td>b</table>");
    expect(one(".content").textContent).toBe("Hionetwoab");
  });

  it("leaves out the picture that its sender hid, such as the one for another kind of screen", () => {
    stage.show(`<img src="${PROBE}/wide" style="display: none"><img src="${PROBE}/narrow" style="display: inline">`);
    expect([...stage.root.querySelectorAll("img")].map(({ src }) => src)).toEqual([`${PROBE}/narrow`]);
  });

  it("opens links outside and tells nobody where from", () => {
    stage.show('<a href="//shop.example/a b" target="_top" rel="opener" ping="https://x.example">x</a>');
    expect(one("a")).toMatchObject({
      href: "https://shop.example/a%20b",
      target: "_blank",
      rel: "noopener noreferrer",
      referrerPolicy: "no-referrer",
      ping: "",
    });
  });

  it("keeps the words of a link that it drops", () => {
    stage.show('<p><a href="/account">your account</a></p><p><a href="mailto:a@b.example">write</a></p>');
    expect(one(".content").textContent).toBe("your accountwrite");
    expect(stage.root.querySelector("a[href]")).toBeNull();
  });

  it("loads pictures late, and none that are not http(s)", () => {
    stage.show(`<img src="${PROBE}/a" alt="A hill" loading="eager"><img src="${PIXEL}"><img src="relative.png">`);
    expect(stage.root.querySelectorAll("img")).toHaveLength(1);
    expect(one("img")).toMatchObject({
      src: `${PROBE}/a`,
      alt: "A hill",
      loading: "lazy",
      decoding: "async",
      referrerPolicy: "no-referrer",
    });
  });

  it("keeps the room of a picture whose size is said, however that is said and however large it is", () => {
    const sizes = ['width="240" height="120"', 'style="width:240px;height:120px"', 'width="4000" height="2000"'];
    for (const size of sizes) {
      stage.show(`<img src="${PROBE}/a" alt="A hill" ${size}>`);
      const { width, height } = one("img").getBoundingClientRect();
      expect(width, size).toBe(Math.min(300, width));
      expect(width, size).toBeGreaterThanOrEqual(240);
      expect(height, size).toBeCloseTo(width / 2, 0);
    }
  });

  it("keeps the lines of a text without any HTML", () => {
    const heightOf = (text: string) => {
      stage.show(text);
      return one(".content").getBoundingClientRect().height;
    };
    expect(heightOf("Dear player,\n\nsee you")).toBe(3 * heightOf("Dear player, see you"));
    expect(heightOf("<b>Dear player,</b>\n\nsee you")).toBe(heightOf("Dear player, see you"));
  });

  it("writes each paragraph in its own direction", () => {
    stage.show("<p>Hello!</p><p>שלום!</p><p dir=ltr>שלום!</p>");
    const starts = [...stage.root.querySelectorAll("p")].map((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const { left } = range.getBoundingClientRect();
      return left === paragraph.getBoundingClientRect().left;
    });
    expect(starts).toEqual([true, false, true]);
  });

  it("puts words in the place of a picture that does not load", async () => {
    stage.show(`<img src="${PROBE}/a" alt="A hill"><img src="${PROBE}/b" style="display:block">`);
    for (const picture of stage.root.querySelectorAll("img")) picture.loading = "eager";
    await expect.poll(() => one(".content").textContent).toBe("A hillPicture not available");
    for (const picture of stage.root.querySelectorAll("img")) expect(picture.getClientRects()).toHaveLength(0);
  });

  it("keeps short what a picture says of itself", () => {
    stage.show(`<img src="${PROBE}/a" alt="${"\u05d0a".repeat(500_000)}" title="${"\u05d0a".repeat(500_000)}">`);
    expect(one("img")).toMatchObject({ alt: "\u05d0a".repeat(500), title: "\u05d0a".repeat(500) });
  });

  it("takes the words away when the picture comes after all", async () => {
    stage.show(`<img src="${PROBE}/a" alt="A hill">`);
    const picture = one("img");
    picture.setAttribute("loading", "eager");
    await expect.poll(() => stage.root.querySelector(".missing")).not.toBeNull();
    picture.setAttribute("src", PIXEL);
    await expect.poll(() => stage.root.querySelector(".missing")).toBeNull();
    expect(picture.dataset.broken).toBeUndefined();
  });

  it("keeps looks that stay in the box, without a style attribute to parse", () => {
    stage.show(
      `<p style="color:#c00; background: #fee url(${PROBE}/x) ; text-align:center;font:bold 18px/1.5 Arial;padding:8px 12px;border:1px solid rgb(1,2,3)">x</p>`,
    );
    expect(getComputedStyle(one("p"))).toMatchObject({
      color: "rgb(204, 0, 0)",
      backgroundColor: "rgb(255, 238, 238)",
      backgroundImage: "none",
      textAlign: "center",
      fontWeight: "700",
      fontSize: "18px",
      lineHeight: "27px",
      paddingLeft: "12px",
      borderTopColor: "rgb(1, 2, 3)",
    });
  });

  it.each([
    ["font-size:2px", "fontSize", "11px"],
    ["font-size:9999px", "fontSize", "40px"],
    ["padding-left:9999px", "paddingLeft", "64px"],
    ["margin-left:-20px", "marginLeft", "0px"],
    ["border:99px solid", "borderTopWidth", "8px"],
  ] as const)("limits %s", (style, property, value) => {
    stage.show(`<p style="${style}">x</p>`);
    expect(getComputedStyle(one("p"))[property]).toBe(value);
  });

  it.each(["display:none", "visibility:hidden", "opacity:0", "max-height:0;overflow:hidden"])(
    "hides the words that a sender hides by %s",
    (style) => {
      stage.show(`<div style="${style}">preheader</div><p>Hello</p>`);
      expect(one("div > div").getClientRects()).toHaveLength(0);
      expect(one("p").getClientRects()).toHaveLength(1);
    },
  );

  it("understands the attributes of old mails", () => {
    stage.show('<table bgcolor="#00f" width="200" cellpadding="7" align="center"><tr><td align="right">x</table>');
    expect(getComputedStyle(one("table")).backgroundColor).toBe("rgb(0, 0, 255)");
    expect(one("table").getBoundingClientRect().width).toBe(200);
    expect(getComputedStyle(one("td")).paddingLeft).toBe("7px");
    expect(getComputedStyle(one("td")).textAlign).toMatch(/right$/);
  });

  it("gives a message with colours of its own the ground that they were chosen for", () => {
    stage.show('<p style="color:#222">x</p>');
    expect(getComputedStyle(stage.host).backgroundColor).toBe("rgb(255, 255, 255)");
    stage.show("<p>x</p>");
    expect(getComputedStyle(stage.host).backgroundColor).toBe("rgba(0, 0, 0, 0)");
  });

  it("scrolls a wide table by itself, by keyboard as well", async () => {
    stage.show(`<table><tr>${"<td>0123456789</td>".repeat(40)}</tr></table>`);
    await settled();
    const box = one(".scroll");
    expect(box.scrollWidth).toBeGreaterThan(box.clientWidth);
    expect(box).toMatchObject({ tabIndex: 0, ariaLabel: "Table" });
    expect(stage.host.scrollWidth).toBe(300);
  });

  it("writes a text in its own direction", () => {
    stage.show("<p>مرحبا</p>");
    expect(getComputedStyle(one("p")).direction).toBe("rtl");
  });

  it("shows another text in the same box", () => {
    stage.show("<p>first</p>");
    stage.show("<p>second</p>");
    expect(one(".content").textContent).toBe("second");
  });

  it("drops the rest of a pile of marks or invisible characters, over elements as well", () => {
    stage.show(`<p>a${"&#x301;".repeat(20)}b<i>\u202b\u200b</i>${"<b>\u0301</b>".repeat(20)}c\u0301</p>`);
    expect(one("p").textContent).toBe(`a${"\u0301".repeat(8)}b\u202b\u200b${"\u0301".repeat(6)}c\u0301`);
    stage.show(`<img src="${PROBE}/a" alt="a${"\u0301".repeat(20)}" title="${"\u202b".repeat(20)}">`);
    expect(one("img")).toMatchObject({ alt: `a${"\u0301".repeat(8)}`, title: "\u202b".repeat(8) });
  });

  it("writes no letters backwards", () => {
    stage.show(`<p title="a\u202eb">photo\u202egpj.exe</p><bdo dir="rtl">gpj.exe</bdo>`);
    expect(one("p")).toMatchObject({ textContent: "photogpj.exe", title: "ab" });
    expect(getComputedStyle(one("bdo")).unicodeBidi).toBe("isolate");
  });

  it.each([
    ["combining marks", `a${"\u0301".repeat(1_000_000)}`],
    ["combining marks, written as numbers", `a${"&#769;".repeat(166_000)}`],
    ["combining marks in elements of their own", `a${"<i>\u0301\u0301\u0301\u0301</i>".repeat(29_000)}`],
    ["piles of marks", `a${"\u0301".repeat(8)}`.repeat(111_000)],
    ["bidi controls", "\u202b".repeat(1_000_000)],
    ["bidi controls between letters", "\u202ba".repeat(500_000)],
    ["isolates between letters", "\u2067a".repeat(500_000)],
    ["closed isolates", "\u2067a\u2069".repeat(333_000)],
    ["zero-width characters", "\u200b\u200d".repeat(500_000)],
    ["letters of two directions", "\u05d0a".repeat(500_000)],
    ["letters of two directions, written as numbers", "&#1488;a".repeat(125_000)],
    ["letters of two directions in elements of their own", "<i>\u05d0</i>a".repeat(125_000)],
    ["letters of six scripts", "a\u0431\u03b1\u0e01\u0905\u65e5".repeat(166_000)],
    ["letters of two Japanese scripts", "\u65e5\u306e".repeat(500_000)],
    ["letters and pictures", "a\u{1f600}".repeat(300_000)],
    ["one word in Latin", "x".repeat(1_000_000)],
    ["one word in Hebrew", "\u05d0".repeat(1_000_000)],
    ["one word in Thai", "\u0e01\u0e32\u0e23".repeat(333_000)],
    ["words in Hebrew", "\u05d0\u05d0\u05d0\u05d0 ".repeat(200_000)],
    ["letters that no font has", "\u{12000}\u{12001}".repeat(250_000)],
    ["lines", `<pre>${"x\n".repeat(500_000)}</pre>`],
    ["line breaks", "x<br>".repeat(200_000)],
    ["families", "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}".repeat(90_000)],
    ["bold in bold", "<b>".repeat(330_000)],
    ["a list that counts down", `<ol reversed>${"<li value=5>x".repeat(8_000)}</ol>`],
  ])("is not held up by a megabyte of %s", (_, html) => {
    stage.show(`<h1>Hello</h1>${html}`);
    // Coming to an end is the point: before these characters were dropped, the layout of most of them did not.
    expect(one("h1").getBoundingClientRect().height).toBeGreaterThan(0);
  });

  it("says where a text is cut that no browser could lay out", () => {
    stage.show(`<p>${"\u05d0a".repeat(500_000)}</p>`);
    expect(one(".content").lastChild?.textContent).toBe("Too long");
  });

  it.each([
    ["one long text", "word ".repeat(200_000)],
    ["elements", "<p>a <b>b</b></p>".repeat(60_000)],
    ["styles", '<p style="color:red;padding:1px">x</p>'.repeat(27_000)],
    ["elements in each other", "<div>".repeat(200_000)],
    ["tables in each other", "<table><tr><td>".repeat(66_000)],
    ["formatting that is not closed", `${"<p><b><i><u><s>x".repeat(60_000)}`],
    ["attributes", `<p ${Array.from({ length: 150_000 }, (__, index) => `a${index}`).join(" ")}>x`],
    ["attributes without a gap", `<p ${Array.from({ length: 90_000 }, (__, index) => `a${index}=""`).join("")}>x`],
    ["comments", "<!--x-->".repeat(125_000)],
    ["spans", `<table>${"<tr><td rowspan=999 colspan=999>x".repeat(30_000)}`],
    ["links", '<a href="https://a.example">x</a> '.repeat(30_000)],
  ])("shows the beginning of a megabyte of %s", (_, html) => {
    stage.show(`<h1>Hello</h1>${html}`);
    expect(one("h1").getBoundingClientRect().height).toBeGreaterThan(0);
  });
});
