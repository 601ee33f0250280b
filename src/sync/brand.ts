import { isRecord } from "../fasttrack/json.ts";
import { isAddress } from "./config-address.ts";
import { type Check, type Fields, lenient, optional } from "./config-fields.ts";
import { warnOfUnknownFields } from "./unknown-fields.ts";

/** How the operator wants the inbox to look, checked; null where it leaves that to the inbox. */
export interface Brand {
  /** What the operator calls its inbox, in the title of the page. */
  readonly name: string | null;
  readonly logo: Logo | null;
  /** Unfit for reading, perhaps. */
  readonly accent: Colour | null;
  /** Of large corners, in px. */
  readonly radius: number | null;
  /** A list of families, as in CSS. */
  readonly font: string | null;
  readonly scheme: Scheme;
}

/** As `#rrggbb`, lower case. */
export type Colour = `#${string}`;

export type Scheme = "light" | "dark" | "system";

/** Absolute addresses; the same one twice where one does for both. */
export interface Logo {
  readonly light: string;
  readonly dark: string;
}

const NO_BRAND: Brand = { name: null, logo: null, accent: null, radius: null, font: null, scheme: "system" };

/** Each field by itself: a wrong colour costs no logo. @param file the whole configuration */
export function parseBrand(file: Fields, pageUrl: string): Brand {
  const brand = lenient(() => optional(file, "brand", 'an object like {"accent": "#0d6863"}', isRecord));
  if (brand === null) return NO_BRAND;
  warnOfUnknownFields(
    Object.keys(brand).map((name) => `brand.${name}`),
    Object.keys(NO_BRAND).map((name) => `brand.${name}`),
  );
  const fields: Fields = Object.fromEntries(Object.entries(brand).map(([name, value]) => [`brand.${name}`, value]));
  const read = <T>(name: keyof Brand, wanted: string, is: Check<T>) =>
    lenient(() => optional(fields, `brand.${name}`, wanted, is));
  const accent = read("accent", 'a colour like "#0d6863"', isColour);
  const aLogo = 'an http(s) address, which may be relative, or two: {"light": "…", "dark": "…"}';
  return {
    name: read("name", "a name of at most 60 characters", isBrandTitle)?.trim() ?? null,
    logo: logoAt(read("logo", aLogo, isLogo(pageUrl)), pageUrl),
    accent: accent === null ? null : longColour(accent),
    radius: read("radius", `a number of pixels from 0 to ${LARGEST_RADIUS_PX}`, isRadius),
    font: read("font", "a list of font families like 'Inter, \"Segoe UI\", sans-serif'", isFont),
    scheme: read("scheme", '"light", "dark" or "system"', isScheme) ?? "system",
  };
}

function logoAt(logo: string | Logo | null, pageUrl: string): Logo | null {
  if (logo === null) return null;
  const { light, dark } = typeof logo === "string" ? { light: logo, dark: logo } : logo;
  return { light: new URL(light, pageUrl).href, dark: new URL(dark, pageUrl).href };
}

function isLogo(pageUrl: string): Check<string | Logo> {
  const isOne = isAddress(pageUrl);
  return (value): value is string | Logo =>
    isOne(value) || (isRecord(value) && "light" in value && isOne(value.light) && "dark" in value && isOne(value.dark));
}

/** More would not be a corner any more but the shape of a small button. */
const LARGEST_RADIUS_PX = 24;

const isBrandTitle = (value: unknown): value is string =>
  typeof value === "string" && value.trim() !== "" && value.length <= 60;

const isColour = (value: unknown): value is string =>
  typeof value === "string" && /^#([\da-f]{3}|[\da-f]{6})$/i.test(value);

function longColour(colour: string): Colour {
  const digits = colour.slice(1).toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits}`;
}

const isRadius = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && value <= LARGEST_RADIUS_PX;

/** Nothing that could end the declaration or load something. */
const FAMILY = String.raw` *(?:[\w-][\w -]*|"[^"\\;{}<>]+"|'[^'\\;{}<>]+') *`;
const FAMILIES = new RegExp(`^${FAMILY}(?:,${FAMILY})*$`);

const isFont = (value: unknown): value is string =>
  typeof value === "string" && value.length <= 300 && FAMILIES.test(value);

const isScheme = (value: unknown): value is Scheme => value === "light" || value === "dark" || value === "system";
