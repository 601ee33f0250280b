import { expect, onTestFinished, test, vi } from "vitest";
import { parseBrand } from "./brand.ts";

const PAGE = "https://inbox.example.com/play/index.html";
const NONE = { name: null, logo: null, accent: null, radius: null, font: null, scheme: "system" };

const parse = (brand: unknown) => parseBrand({ brand }, PAGE);

/** @returns what the console was told meanwhile */
function listen(): string[] {
  const said: string[] = [];
  const spy = vi.spyOn(console, "warn").mockImplementation((text) => void said.push(String(text)));
  onTestFinished(() => spy.mockRestore());
  return said;
}

test("without a brand everything is left to the inbox", () => {
  expect(parse(undefined)).toEqual(NONE);
  expect(parse(null)).toEqual(NONE);
  expect(parse({ accent: null, logo: null })).toEqual(NONE);
});

test("every field is taken, colours in one form, addresses as seen from the page", () => {
  const brand = { name: " Aurora ", logo: "logo.svg", accent: "#0Af", radius: 0, scheme: "dark" };
  const font = `Inter, "Segoe UI", 'Noto Sans', sans-serif`;
  const logo = "https://inbox.example.com/play/logo.svg";
  expect(parse({ ...brand, font })).toEqual({
    name: "Aurora",
    logo: { light: logo, dark: logo },
    accent: "#00aaff",
    radius: 0,
    font,
    scheme: "dark",
  });
  expect(parse({ logo: { light: "/a.svg", dark: "https://cdn.example.com/b.svg" } }).logo).toEqual({
    light: "https://inbox.example.com/a.svg",
    dark: "https://cdn.example.com/b.svg",
  });
});

test.each([
  ["name", "  ", /name of at most 60 characters/],
  ["name", "x".repeat(61), /name of at most 60 characters/],
  ["logo", "data:image/png;base64,AAAA", /http\(s\) address/],
  ["logo", { light: "a.svg" }, /"dark"/],
  ["accent", "teal", /colour like "#0d6863"/],
  ["accent", "#12345", /colour like "#0d6863"/],
  ["radius", -1, /from 0 to 24/],
  ["radius", "10px", /from 0 to 24/],
  ["font", "Inter; color: red", /font families/],
  ["font", "url(https://example.com/x.woff2)", /font families/],
  ["font", "Inter,", /font families/],
  ["scheme", "auto", /"light", "dark" or "system"/],
])("a wrong %s (%j) is named with its remedy, and costs nothing else", (field, value, remedy) => {
  const said = listen();
  expect(parse({ accent: "#123456", name: "Aurora", [field]: value })).toEqual({
    ...NONE,
    accent: "#123456",
    name: "Aurora",
    [field]: field === "scheme" ? "system" : null,
  });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`"brand.${field}" in inbox.config.json`);
  expect(said[0]).toMatch(remedy);
  expect(said[0]).toContain("docs/configuration.md");
});

test("a brand that is none, and a field that nobody reads, are named", () => {
  const said = listen();
  expect(parse("aurora")).toEqual(NONE);
  expect(parse({ Accent: "#123456" })).toEqual(NONE);
  expect(said).toEqual([
    expect.stringMatching(/"brand" in inbox.config.json is "aurora"/),
    expect.stringMatching(/"brand.Accent" \(did you mean "brand.accent"\?\)/),
  ]);
});
