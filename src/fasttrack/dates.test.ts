import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDate } from "./dates.ts";

const NOON = Date.UTC(2019, 8, 12, 12, 37, 56);

describe("a date of Fasttrack's", () => {
  it("without a zone is UTC, on whatever device", () => {
    expect(parseDate("2019-09-12 12:37:56")).toBe(NOON);
    expect(parseDate("  2019-09-12 12:37:56 ")).toBe(NOON);
    expect(parseDate("2019-09-12T12:37:56")).toBe(NOON);
    expect(parseDate("2019-09-12T12:37:56.789")).toBe(NOON);
    expect(parseDate("2019-09-12 12:37")).toBe(NOON - 56_000);
  });

  it("in ISO means what its zone says", () => {
    expect(parseDate("2019-09-12T12:37:56Z")).toBe(NOON);
    expect(parseDate("2019-09-12T14:37:56+02:00")).toBe(NOON);
    expect(parseDate("2019-09-12")).toBe(Date.UTC(2019, 8, 12));
  });

  it("is read back exactly, for every second of four centuries", () => {
    const second = fc.integer({ min: 1, max: Date.UTC(2370, 0, 1) / 1_000 });
    fc.assert(
      fc.property(second, (seconds) => {
        const time = seconds * 1_000;
        const iso = new Date(time).toISOString();
        expect(parseDate(iso)).toBe(time);
        expect(parseDate(iso.slice(0, 19).replace("T", " "))).toBe(time);
      }),
    );
  });

  it("of a back end's zero is no date", () => {
    for (const zero of ["0001-01-01 00:00:00", "0001-01-01T00:00:00Z", "0000-00-00 00:00:00", "1970-01-01 00:00:00"]) {
      expect(parseDate(zero)).toBeNull();
    }
  });

  it("of the first century is not taken for one of the twentieth", () => {
    expect(parseDate("0099-01-01 00:00:00")).toBeNull();
    expect(parseDate("0070-06-01 12:00:00")).toBeNull();
  });

  it("that does not exist is no date", () => {
    for (const text of [
      "2019-02-31 00:00:00",
      "2019-13-01 00:00:00",
      "2019-00-10 00:00:00",
      "2019-01-01 24:00:00",
      "2019-01-01 12:60:00",
      "2019-01-01 12:00:60",
    ]) {
      expect(parseDate(text)).toBeNull();
    }
  });

  it("that is something else is no date", () => {
    for (const value of [undefined, null, "", " ", "soon", "12/09/2019", "2019", 1568291876, true, {}, []]) {
      expect(parseDate(value)).toBeNull();
    }
  });

  it("is a positive time or nothing, whatever comes", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const time = parseDate(value);
        expect(time === null || (Number.isFinite(time) && time > 0)).toBe(true);
      }),
    );
  });
});
