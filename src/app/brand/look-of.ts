import type { Brand } from "../../sync/brand.ts";
import type { Look } from "./look.ts";
import { paletteOf } from "./palette.ts";

/** What small corners are of large ones. */
const SMALL = 0.7;

/** Every token that the operator's brand changes, for both schemes. */
export function lookOf({ name, logo, scheme, accent, radius, font }: Brand): Look {
  const tokens: string[] = [];
  const set = (token: string, value: string) => tokens.push(`--${token}:${value}`);
  if (accent !== null) {
    for (const one of ["light", "dark"] as const) {
      for (const [token, colour] of Object.entries(paletteOf(accent, one))) set(`${one}-${token}`, colour);
    }
  }
  if (radius !== null) {
    set("radius", `${radius}px`);
    set("radius-small", `${Math.round(radius * SMALL)}px`);
  }
  // Where the device has none of them: what it has.
  if (font !== null) set("font", `${font},system-ui,sans-serif`);
  return { name, logo, scheme, tokens: tokens.join(";") };
}
