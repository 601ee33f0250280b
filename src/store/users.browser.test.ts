import { expect, it, vi } from "vitest";
import { freshName, freshStore, HOUR, NOW, refreshWith, serverRow, viewOf } from "./testing.ts";
import { listDatabases, newestDatabase } from "./users.ts";

it("the inbox that was refreshed last is found again, whichever was opened last", async () => {
  const [older, newer, never] = [freshStore(), freshStore(), freshStore()];
  await refreshWith(newer, [serverRow(1)], NOW + 100 * HOUR);
  await refreshWith(older, [serverRow(1)], NOW);
  await viewOf(never);
  expect(await newestDatabase()).toBe(newer.name);
});

it("invariant 18: one that goes while it is looked for is not found, and is not brought back empty", async () => {
  const name = freshName();
  // It was listed, and is gone when it is opened.
  vi.spyOn(indexedDB, "databases").mockResolvedValueOnce([{ name, version: 1 }]);
  expect(await newestDatabase()).toBeNull();
  expect(await listDatabases()).not.toContain(name);
});
