import { expect, test, vi } from "vitest";
import { freshName } from "../store/testing.ts";
import { listDatabases } from "../store/users.ts";
import { withTools } from "./tasks.ts";

test("invariant 18: a sign-out just before the database is opened does not bring an empty one back", async () => {
  const name = freshName();
  // It was listed, and is gone when it is opened.
  vi.spyOn(indexedDB, "databases").mockResolvedValueOnce([{ name, version: 1 }]);
  const work = vi.fn(async () => "done");
  expect(await withTools(name, work)).toBeNull();
  expect(work).not.toHaveBeenCalled();
  expect(await listDatabases()).not.toContain(name);
});
