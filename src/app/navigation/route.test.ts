import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRoute, isBelow, parentOf, parseRoute, type Route } from "./route.ts";

const message = (id: number, from: "list" | "search" = "list"): Route => ({ type: "message", id, from });
const LIST: Route = { type: "list" };
const SEARCH: Route = { type: "search" };
const SETTINGS: Route = { type: "settings" };

describe("an address", () => {
  it.each<[string, Route]>([
    ["", LIST],
    ["#", LIST],
    ["#message=12", message(12)],
    ["message=12", message(12)],
    ["#settings", SETTINGS],
    ["#search", SEARCH],
    ["#search=", SEARCH],
    ["#search&message=12", message(12, "search")],
    ["#message=12&search", message(12, "search")],
    ["#utm_source=mail&message=12", message(12)],
    ["#settings&message=12", message(12)],
  ])("%s is read", (fragment, route) => {
    expect(parseRoute(fragment)).toEqual(route);
  });

  it.each([
    "#message",
    "#message=",
    "#message=twelve",
    "#message=1.5",
    "#message=0x10",
    "#message=1e3",
    "#message= 12",
    "#message=99999999999999999999",
    "#messages=12",
    "#%",
    "#/message/12",
    "#__proto__",
    undefined,
    null,
    12,
    {},
  ])("%s is that of the list", (fragment) => {
    expect(parseRoute(fragment)).toEqual(LIST);
  });

  it("is read back as what it was made of", () => {
    const from = fc.constantFrom<"list" | "search">("list", "search");
    const routes = fc.oneof(fc.constantFrom(LIST, SEARCH, SETTINGS), fc.tuple(fc.maxSafeInteger(), from));
    fc.assert(
      fc.property(routes, (made) => {
        const route = Array.isArray(made) ? message(...made) : made;
        expect(parseRoute(formatRoute(route))).toEqual(route);
      }),
    );
  });

  it("never fails, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const route = parseRoute(text);
        expect(parseRoute(formatRoute(route))).toEqual(route);
      }),
    );
  });
});

describe("closing", () => {
  it("leads to where the message was found, and from everything else to the list", () => {
    expect(parentOf(message(1))).toEqual(LIST);
    expect(parentOf(message(1, "search"))).toEqual(SEARCH);
    expect(parentOf(SEARCH)).toEqual(LIST);
    expect(parentOf(SETTINGS)).toEqual(LIST);
    expect(parentOf(LIST)).toBeNull();
  });

  it("knows what lies below what", () => {
    expect(isBelow(message(1), LIST)).toBe(true);
    expect(isBelow(message(1, "search"), LIST)).toBe(true);
    expect(isBelow(message(1, "search"), SEARCH)).toBe(true);
    expect(isBelow(message(1), message(2))).toBe(false);
    expect(isBelow(SETTINGS, SEARCH)).toBe(false);
    expect(isBelow(LIST, LIST)).toBe(false);
  });
});
