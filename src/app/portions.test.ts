import { expect, test } from "vitest";
import { isDue, UNDO_MS } from "../model/intent.ts";
import { numbers } from "../model/testing.ts";
import { portionsOf, storingMs } from "./portions.ts";

test("portions are all of it, in its order, those in sight by themselves", () => {
  const portions = [...portionsOf(numbers(12_345))];
  expect(portions.flat()).toEqual(numbers(12_345));
  expect(portions[0]).toHaveLength(250);
  expect([...portionsOf([])]).toEqual([]);
  expect([...portionsOf([7])]).toEqual([[7]]);
});

test("few are undone as ever, and of however many no delete is due before its undo is over", () => {
  expect(storingMs(999)).toBe(0);
  for (const count of [1_000, 30_000, 50_000, 1_000_000]) {
    expect(storingMs(count)).toBeGreaterThan(0);
    expect(isDue(UNDO_MS + storingMs(count), 1)).toBe(false);
  }
});
