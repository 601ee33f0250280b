import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { ManifestOptions } from "vite-plugin-pwa";

/** What the installed app is called and looks like on the player's device. Documented in docs/configuration.md. */
export interface AppBrand {
  readonly name: string;
  /** Under the icon. */
  readonly shortName: string;
  readonly description: string | null;
  /** The language of the three, such as "de". */
  readonly language: string;
  /** The path of an SVG; null for the inbox's own icons. */
  readonly icon: string | null;
  /** Behind the icon where the device cuts a shape out of it. */
  readonly iconBackground: string;
  /** Of the bar of the app's window. */
  readonly themeColor: string;
  /** While the app opens. */
  readonly backgroundColor: string;
}

/** @throws Error that names the field, what it should be and where that is documented */
export function parseAppBrand(text: string, path: string): AppBrand {
  const fields = parseObject(text, path);
  const read = (name: string, wanted: string, is: (value: string) => boolean): string | null => {
    const value = fields[name];
    if (value === undefined || value === null) return null;
    if (typeof value === "string" && is(value)) return value;
    const shown = JSON.stringify(value).slice(0, 80);
    throw new Error(`"${name}" in ${path} is ${shown}. It should be ${wanted}. ${DOCUMENTATION}`);
  };
  const unknown = Object.keys(fields).find((name) => !FIELDS.includes(name));
  if (unknown !== undefined) throw new Error(`"${unknown}" in ${path} is no field of it. ${DOCUMENTATION}`);
  const name = read("name", "the name of your app", isText);
  if (name === null) throw new Error(`"name" is missing in ${path}. ${DOCUMENTATION}`);
  const colour = (field: string) => read(field, 'a colour like "#0d6863"', isColour);
  const icon = read("icon", "the path of an SVG file, from the folder of this file", (value) => /\.svg$/i.test(value));
  return {
    name,
    shortName: read("shortName", "a name that fits below an icon", isText) ?? name,
    description: read("description", "a sentence", isText),
    language: read("language", 'a language tag such as "de"', isTag) ?? "en",
    icon: icon === null ? null : resolve(dirname(path), icon),
    iconBackground: colour("iconBackground") ?? "#ffffff",
    themeColor: colour("themeColor") ?? "#ffffff",
    backgroundColor: colour("backgroundColor") ?? "#ffffff",
  };
}

/** @returns null where there is no such file and nobody asked for one */
export function readAppBrand(path: string, isWanted: boolean): AppBrand | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (!isWanted) return null;
    throw new Error(`${path}, which APP_BRAND names, cannot be read. ${DOCUMENTATION}`, { cause: error });
  }
  return parseAppBrand(text, path);
}

export function brandManifest(manifest: Partial<ManifestOptions>, brand: AppBrand | null): Partial<ManifestOptions> {
  if (brand === null) return manifest;
  return {
    ...manifest,
    name: brand.name,
    short_name: brand.shortName,
    ...(brand.description !== null && { description: brand.description }),
    lang: brand.language,
    theme_color: brand.themeColor,
    background_color: brand.backgroundColor,
  };
}

const DOCUMENTATION = "It is documented in docs/configuration.md.";

const FIELDS = [
  "name",
  "shortName",
  "description",
  "language",
  "icon",
  "iconBackground",
  "themeColor",
  "backgroundColor",
];

function parseObject(text: string, path: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not valid JSON. ${DOCUMENTATION}`, { cause: error });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`${path} is not a JSON object. ${DOCUMENTATION}`);
  return { ...value };
}

const isText = (value: string) => value.trim() !== "";
const isColour = (value: string) => /^#([\da-f]{3}|[\da-f]{6})$/i.test(value);
const isTag = (value: string) => /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(value);
