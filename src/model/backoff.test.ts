import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs, LONGEST_BACKOFF_MS, LONGEST_RETRY_AFTER_MS, leftMs, pauseMs, waitMs } from "./backoff.ts";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("backoff", () => {
  it("doubles its ceiling with every failure: 1 s, 2 s, 4 s", () => {
    expect([1, 2, 3, 4].map((failures) => backoffMs(failures, 0.5))).toEqual([500, 1_000, 2_000, 4_000]);
  });

  it("spreads over the whole range, so that a thousand players do not come back in one second", () => {
    expect(backoffMs(3, 0)).toBe(0);
    expect(backoffMs(3, 0.25)).toBe(1_000);
    expect(backoffMs(3, 0.999)).toBe(3_996);
  });

  it("invariant 12: no backoff is longer than a minute, however many failures there were", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), chance, (failures, random) => {
        const wait = backoffMs(failures, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(LONGEST_BACKOFF_MS);
      }),
    );
  });
});

describe("waiting after a failure", () => {
  it("invariant 7: the server's Retry-After is honoured to the millisecond, whatever backoff says", () => {
    fc.assert(
      fc.property(fc.nat(1_000), chance, fc.nat(LONGEST_RETRY_AFTER_MS), (failures, random, retryAfterMs) => {
        expect(waitMs(failures, random, retryAfterMs)).toBe(retryAfterMs);
      }),
    );
  });

  it("invariant 12: a Retry-After of a year is cut to an hour", () => {
    expect(waitMs(1, 0.5, 365 * 86_400_000)).toBe(LONGEST_RETRY_AFTER_MS);
  });

  it("falls back to backoff where the server said nothing", () => {
    expect(waitMs(2, 0.5, null)).toBe(backoffMs(2, 0.5));
  });
});

describe("a pause", () => {
  it("is as long as the server says, and at least as long as backoff", () => {
    expect(pauseMs(1, 0.5, 120_000)).toBe(120_000);
    expect(pauseMs(3, 0.5, 0)).toBe(backoffMs(3, 0.5));
    expect(pauseMs(2, 0.5, null)).toBe(backoffMs(2, 0.5));
  });

  it("ends at its time, or at once on a clock that was set far back", () => {
    expect(leftMs(1_000, 400)).toBe(600);
    expect(leftMs(1_000, 2_000)).toBe(0);
    expect(leftMs(LONGEST_RETRY_AFTER_MS + 1, 0)).toBe(0);
  });
});
