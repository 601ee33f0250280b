import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Colour } from "../../sync/brand.ts";
import { contrast } from "../colour.ts";
import { Stage } from "./test-stage.ts";

/** As `#rrggbb`, of an opaque computed colour. */
function hex(computed: string): Colour {
  const parts = computed.match(/\d+/g) ?? [];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}

describe("a message with colours of its own", () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => stage.remove());

  const colourOf = (selector: string): Colour => {
    const element = stage.root.querySelector(selector);
    if (element === null) throw new Error(`no ${selector}`);
    return hex(getComputedStyle(element).color);
  };

  it("keeps those that can be read", () => {
    stage.show('<p style="color:#333">a <a href="https://a.example">b</a></p><h1 style="color:#888">Large</h1>');
    expect(colourOf("p")).toBe("#333333");
    stage.show('<div style="background:#103050"><b style="color:#fff">a</b></div>');
    expect(colourOf("b")).toBe("#ffffff");
  });

  it("can be read where the picture behind it is not there", () => {
    stage.show('<table background="https://a.example/night.jpg"><tr><td style="color:#fff"><p>Good evening</p>');
    expect(contrast(colourOf("p"), "#ffffff")).toBeGreaterThanOrEqual(4.5);
  });

  it("is made only as dark as is needed, in its own hue", () => {
    stage.show('<p style="color:#ffb000">Gold</p>');
    const gold = colourOf("p");
    expect(contrast(gold, "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(gold, "#ffffff")).toBeLessThan(5.5);
    const [red = 0, , blue = 0] = [1, 3, 5].map((place) => Number.parseInt(gold.slice(place, place + 2), 16));
    expect(red).toBeGreaterThan(blue + 40);
  });

  it("keeps what stands on a ground of its own inside of something that is changed", () => {
    stage.show('<div style="color:#fff">On nothing <span style="background-color:#102040"><i>on blue</i></span></div>');
    expect(contrast(colourOf(".content > div"), "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(colourOf("i")).toBe("#ffffff");
  });

  it("judges what is seen through, too", () => {
    stage.show('<div style="background:rgba(0,0,0,.05)"><p style="color:rgba(0,0,0,.2)">Faint</p></div>');
    expect(contrast(colourOf("p"), "#f2f2f2")).toBeGreaterThanOrEqual(4.5);
  });

  it("can be read whatever its colours are", () => {
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, "0")}` as const);
    fc.assert(
      fc.property(colour, colour, colour, colour, (outer, text, inner, other) => {
        stage.show(
          `<div style="background:${outer};color:${text}">a<span style="background:${inner}">b</span><b style="color:${other};font-weight:400">c</b></div>`,
        );
        expect(contrast(colourOf(".content > div"), outer)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(colourOf("span"), inner)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(colourOf("b"), outer)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 60 },
    );
  });
});
