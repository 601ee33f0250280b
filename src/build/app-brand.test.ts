import { expect, test } from "vitest";
import { brandManifest, parseAppBrand, readAppBrand } from "./app-brand.ts";

const PATH = "/brands/aurora/app-brand.json";
const parse = (value: unknown) => parseAppBrand(JSON.stringify(value), PATH);

test("a name is all that is needed", () => {
  expect(parse({ name: "Aurora" })).toEqual({
    name: "Aurora",
    shortName: "Aurora",
    description: null,
    language: "en",
    icon: null,
    iconBackground: "#ffffff",
    themeColor: "#ffffff",
    backgroundColor: "#ffffff",
  });
});

test("the icon is looked for beside the file", () => {
  expect(parse({ name: "Aurora", icon: "mark.svg" }).icon).toBe("/brands/aurora/mark.svg");
});

test.each([
  [{}, /"name" is missing in .*app-brand\.json/],
  [{ name: "" }, /"name" in .* is ""\. It should be the name of your app/],
  [{ name: "Aurora", icon: "mark.png" }, /"icon" .* It should be the path of an SVG/],
  [{ name: "Aurora", themeColor: "teal" }, /"themeColor" .* "teal"\. It should be a colour like/],
  [{ name: "Aurora", language: "German" }, /"language" .* language tag/],
  [{ name: "Aurora", themecolor: "#fff" }, /"themecolor" .* is no field/],
  [[], /not a JSON object/],
])("%j stops the build and says why", (value, message) => {
  expect(() => parse(value)).toThrow(message);
  expect(() => parse(value)).toThrow("docs/configuration.md");
});

test("a file that is not there matters only where it was asked for", () => {
  expect(readAppBrand("/nowhere/app-brand.json", false)).toBeNull();
  expect(() => readAppBrand("/nowhere/app-brand.json", true)).toThrow(/APP_BRAND/);
});

test("the manifest is the operator's in what players see, and the inbox's in the rest", () => {
  const manifest = { id: "./", name: "Inbox", description: "Words", start_url: "./" };
  expect(brandManifest(manifest, null)).toEqual(manifest);
  expect(brandManifest(manifest, parse({ name: "Aurora Inbox", shortName: "Aurora", themeColor: "#1d4ed8" }))).toEqual({
    id: "./",
    name: "Aurora Inbox",
    short_name: "Aurora",
    description: "Words",
    start_url: "./",
    lang: "en",
    theme_color: "#1d4ed8",
    background_color: "#ffffff",
  });
});
