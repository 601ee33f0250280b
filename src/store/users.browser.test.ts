import { expect, it } from "vitest";
import { freshStore, HOUR, NOW, refreshWith, serverRow, viewOf } from "./testing.ts";
import { newestDatabase } from "./users.ts";

it("the inbox that was refreshed last is found again, whichever was opened last", async () => {
  const [older, newer, never] = [freshStore(), freshStore(), freshStore()];
  await refreshWith(newer, [serverRow(1)], NOW + 100 * HOUR);
  await refreshWith(older, [serverRow(1)], NOW);
  await viewOf(never);
  expect(await newestDatabase()).toBe(newer.name);
});
