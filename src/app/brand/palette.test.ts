import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Colour } from "../../sync/brand.ts";
import { contrast, mix } from "../colour.ts";
import STYLESHEET from "../styles/tokens.css?raw";
import { paletteOf, TOKENS } from "./palette.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value): Colour => `#${value.toString(16).padStart(6, "0")}`);

describe("contrast", () => {
  it("is that of WCAG", () => {
    expect(contrast("#000000", "#ffffff")).toBe(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 3);
    expect(contrast("#ff0000", "#0000ff")).toBeCloseTo(2.149, 3);
    expect(contrast("#123456", "#123456")).toBe(1);
  });
});

describe("mix", () => {
  it("begins and ends with the two colours, whichever they are", () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        expect(mix(one, other, 0)).toBe(one);
        expect(mix(one, other, 1)).toBe(other);
      }),
    );
  });

  it("keeps blue blue on the way to white", () => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      Number.parseInt(mix("#0000ff", "#ffffff", 0.5).slice(at, at + 2), 16),
    );
    expect(blue).toBe(255);
    expect(green).toBeGreaterThan(red);
  });
});

describe.each(["light", "dark"] as const)("the palette of the %s scheme", (scheme) => {
  const token = (name: string): Colour => {
    const pair = new RegExp(`--${name}: light-dark\\((.*), (#[\\da-f]+)\\);`).exec(STYLESHEET);
    const value = (scheme === "light" ? pair?.[1] : pair?.[2]) ?? "";
    return `#${value.slice(1)}`;
  };
  const grounds = ["ground", "raised", "soft", "hover", "line"].map(token);

  it("knows the colours of the stylesheet", () => {
    for (const [name, value] of Object.entries(TOKENS[scheme])) expect(value).toBe(token(name));
  });

  it("can be read wherever it is used, whatever the accent is", () => {
    fc.assert(
      fc.property(colour, (brand) => {
        const palette = paletteOf(brand, scheme);
        for (const ground of [...grounds, palette["accent-soft"]]) {
          expect(contrast(palette.accent, ground)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(palette["accent-strong"], ground)).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrast(palette["on-accent"], palette.accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(palette["on-fill"], palette.fill)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(palette["on-fill"], palette["fill-strong"])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(token("text"), palette["accent-soft"])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(token("text-2"), palette["accent-soft"])).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves an accent alone that can be read already, and keeps the operator's on buttons", () => {
    const brand = scheme === "light" ? "#1d4ed8" : "#8ab4ff";
    expect(paletteOf(brand, scheme).accent).toBe(brand);
    expect(paletteOf("#ffcc00", scheme)).toMatchObject({ fill: "#ffcc00", "on-fill": "#101413" });
  });
});
