import { expect, onTestFinished, test, vi } from "vitest";
import { parseConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";

const NO_BRAND = { name: null, logo: null, accent: null, radius: null, font: null, scheme: "system" };
const PAGE = "https://inbox.example.com/play/index.html";

function problemOf(value: unknown): ConfigError {
  try {
    parseConfig(value, PAGE);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("it was accepted");
}

test("a brand's name is all that is needed", () => {
  expect(parseConfig({ brandName: "aurora" }, PAGE)).toEqual({
    brandName: "aurora",
    brandId: null,
    configUrl: "https://am-events.fasttrack-solutions.com/api/v1/config/aurora",
    sessionUrl: null,
    signInUrl: null,
    hostOrigins: [],
    pusher: null,
    rememberSession: true,
    language: null,
    strings: {},
    brand: NO_BRAND,
  });
});

test("every field is taken, and relative addresses start at the page", () => {
  const file = {
    brandName: "aurora",
    brandId: 5,
    environment: "staging",
    configUrl: "../api/config",
    sessionUrl: "/session",
    signInUrl: "https://www.example.com/sign-in",
    hostOrigins: ["https://www.example.com", "http://localhost:4173"],
    pusher: { host: "ws.example.com", port: 443, tls: true },
    rememberSession: false,
    language: null,
    strings: {},
    brand: {},
  };
  expect(parseConfig(file, PAGE)).toEqual({
    brandName: "aurora",
    brandId: 5,
    configUrl: "https://inbox.example.com/api/config",
    sessionUrl: "https://inbox.example.com/session",
    signInUrl: "https://www.example.com/sign-in",
    hostOrigins: ["https://www.example.com", "http://localhost:4173"],
    pusher: { host: "ws.example.com", port: 443, tls: true },
    rememberSession: false,
    language: null,
    strings: {},
    brand: NO_BRAND,
  });
});

test("staging and production are two hosts of the vendor, and a brand's name is escaped", () => {
  const urlOf = (environment: string, brandName: string) => parseConfig({ brandName, environment }, PAGE).configUrl;
  expect(urlOf("staging", "aurora")).toBe("https://am-events-staging.fasttrack-solutions.com/api/v1/config/aurora");
  expect(urlOf("production", "a/b")).toBe("https://am-events.fasttrack-solutions.com/api/v1/config/a%2Fb");
});

test("null counts as left out", () => {
  const empty = { environment: null, brandId: null, sessionUrl: null, hostOrigins: null, pusher: null };
  expect(parseConfig({ brandName: "aurora", ...empty, rememberSession: null }, PAGE)).toEqual(
    parseConfig({ brandName: "aurora" }, PAGE),
  );
});

test.each([[null], [[]], ["aurora"], [5], [undefined]])("a file that holds %j is no configuration", (value) => {
  const { message, remedy } = problemOf(value);
  expect(message).toContain("inbox.config.json");
  expect(remedy).toContain('{"brandName"');
  expect(remedy).toContain("docs/configuration.md");
});

test("a missing brandName is named, with what it should be and where that is documented", () => {
  const { name, message, remedy } = problemOf({});
  expect(name).toBe("ConfigError");
  expect(message).toMatch(/"brandName" is missing/);
  expect(remedy).toMatch(/brand's name at Fasttrack.*docs\/configuration\.md/);
});

const WRONG: [field: string, value: unknown, wanted: string][] = [
  ["brandName", 5, "brand's name"],
  ["brandName", "", "brand's name"],
  ["brandName", "my brand", "brand's name"],
  ["environment", "prod", '"production" or "staging"'],
  ["environment", true, '"production" or "staging"'],
  ["configUrl", "", "http(s) address"],
  ["configUrl", "ftp://example.com/", "http(s) address"],
  ["configUrl", "javascript:alert(1)", "http(s) address"],
  ["configUrl", "https://", "http(s) address"],
  ["sessionUrl", 5, "http(s) address"],
  ["sessionUrl", "data:application/json,{}", "http(s) address"],
  ["signInUrl", "javascript:alert(1)", "http(s) address"],
  ["brandId", "5", "whole number"],
  ["brandId", 5.5, "whole number"],
  ["hostOrigins", "https://www.example.com", "list of http(s) origins"],
  ["hostOrigins", ["https://www.example.com/"], "list of http(s) origins"],
  ["hostOrigins", ["https://www.example.com/path"], "list of http(s) origins"],
  ["hostOrigins", ["www.example.com"], "list of http(s) origins"],
  ["hostOrigins", ["*"], "list of http(s) origins"],
  ["hostOrigins", ["null"], "list of http(s) origins"],
  ["hostOrigins", ["ftp://example.com"], "list of http(s) origins"],
  ["hostOrigins", ["ws://example.com"], "list of http(s) origins"],
  ["hostOrigins", [5], "list of http(s) origins"],
  ["pusher", "ws.example.com", '"host"'],
  ["pusher", { host: "ws.example.com", port: 443 }, '"tls"'],
  ["pusher", { host: "ws.example.com", port: "443", tls: true }, '"port"'],
  ["pusher", { host: "ws.example.com", port: 0, tls: true }, '"port"'],
  ["pusher", { host: "ws.example.com", port: 65_536, tls: true }, '"port"'],
  ["pusher", { host: "ws.example.com/path", port: 443, tls: true }, '"host"'],
  ["pusher", { host: "", port: 443, tls: true }, '"host"'],
  ["rememberSession", "false", "true or false"],
  ["rememberSession", 0, "true or false"],
];

test.each(WRONG)("%s = %j is refused by name", (field, value, wanted) => {
  const { message, remedy } = problemOf({ brandName: "aurora", [field]: value });
  expect(message).toContain(`"${field}" in inbox.config.json is ${JSON.stringify(value)}`);
  expect(remedy).toContain(wanted);
  expect(remedy).toContain("docs/configuration.md");
});

test("a field that nobody knows is named once, with the one that was probably meant", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const file = { brandName: "aurora", brandid: 5, sessionURL: "/a", sign_in_url: "/b", theme: "dark" };
  for (let start = 0; start < 3; start++) parseConfig(file, PAGE);
  expect(warn.mock.calls).toEqual([
    [
      'inbox.config.json has fields that nobody reads: "brandid" (did you mean "brandId"?), ' +
        '"sessionURL" (did you mean "sessionUrl"?), "sign_in_url" (did you mean "signInUrl"?), "theme". ' +
        "What it may hold is documented in docs/configuration.md.",
    ],
  ]);
});

test("a required field that is misspelt is named beside the error", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  expect(problemOf({ brandname: "aurora" }).message).toContain('"brandName" is missing');
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('"brandname" (did you mean "brandName"?)'));
});

test("fields that are known are no reason to warn", () => {
  const warn = vi.spyOn(console, "warn");
  onTestFinished(() => warn.mockRestore());
  parseConfig({ brandName: "aurora", environment: "staging", brandId: 5, signInUrl: "/a", hostOrigins: [] }, PAGE);
  expect(warn).not.toHaveBeenCalled();
});

test("a huge wrong value is not repeated in full", () => {
  expect(problemOf({ brandName: ["x".repeat(10_000)] }).message.length).toBeLessThan(200);
});
