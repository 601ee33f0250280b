import type { Colour } from "../../sync/brand.ts";
import { contrast, mix } from "../colour.ts";

/** The colours of one scheme that follow from the operator's accent; the tokens of the same names say what they are for. */
export interface Palette {
  readonly accent: Colour;
  readonly "accent-strong": Colour;
  readonly "on-accent": Colour;
  readonly "accent-soft": Colour;
  readonly fill: Colour;
  readonly "fill-strong": Colour;
  readonly "on-fill": Colour;
}

/** What WCAG 2.2 AA asks of text. A focus ring and the like need 3. */
const READABLE = 4.5;

const BLACK: Colour = "#000000";
const WHITE: Colour = "#ffffff";
/** Where there is a choice, black is a little softer. */
const INK: Colour = "#101413";

/** From styles/tokens.css: the page's ground, the ground that is hardest to read on, and the text that is hardest to read. */
export const TOKENS = {
  light: { ground: "#ffffff", line: "#e4e8e6", "text-2": "#56605d" },
  dark: { ground: "#131716", line: "#262d2b", "text-2": "#9ba7a3" },
} as const;

/**
 * What can be read wherever the inbox uses it, as near to the operator's accent as that allows. A button keeps the accent
 * itself: it is the text on it that is chosen.
 */
export function paletteOf(brand: Colour, scheme: "light" | "dark"): Palette {
  const { ground, line, "text-2": quiet } = TOKENS[scheme];
  const away = scheme === "light" ? BLACK : WHITE;
  const soft = firstFit(mix(ground, brand, scheme === "light" ? 0.12 : 0.22), ground, (tint) =>
    isReadable(quiet, tint),
  );
  const accent = firstFit(brand, away, (colour) => [ground, line, soft].every((on) => isReadable(colour, on)));
  const onFill = textOn(brand);
  return {
    accent,
    "accent-strong": mix(accent, away, 0.15),
    "on-accent": textOn(accent),
    "accent-soft": soft,
    fill: brand,
    "fill-strong": mix(brand, onFill === WHITE ? BLACK : WHITE, 0.12),
    "on-fill": onFill,
  };
}

/** The first colour on the way to another that fits; that other one where none does. */
function firstFit(from: Colour, to: Colour, fits: (colour: Colour) => boolean): Colour {
  for (let share = 0; share < 1; share += 0.01) {
    const colour = mix(from, to, share);
    if (fits(colour)) return colour;
  }
  return to;
}

/** On any colour at least one of black and white can be read. */
function textOn(ground: Colour): Colour {
  return [WHITE, INK].find((text) => isReadable(text, ground)) ?? BLACK;
}

const isReadable = (text: Colour, ground: Colour) => contrast(text, ground) >= READABLE;
