import { expect, it } from "vitest";
import { groupBy } from "./group.ts";

it("groups in the order of first appearance and keeps the order within a group", () => {
  const groups = groupBy([5, 2, 7, 4, 1], (number) => (number % 2 === 0 ? "even" : "odd"));
  expect([...groups]).toEqual([
    ["odd", [5, 7, 1]],
    ["even", [2, 4]],
  ]);
});
