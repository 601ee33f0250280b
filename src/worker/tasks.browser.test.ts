import { openDB } from "idb";
import { expect, test, vi } from "vitest";
import { addIntents } from "../store/outbox.ts";
import { freshName } from "../store/testing.ts";
import { listDatabases } from "../store/users.ts";
import { fillWith, outboxOf } from "../sync/testing/inbox.ts";
import { newPlayer } from "../sync/testing/player.ts";
import { replayAll, withTools } from "./tasks.ts";

test("invariant 18: a sign-out just before the database is opened does not bring an empty one back", async () => {
  const name = freshName();
  const work = vi.fn(async () => "done");
  expect(await withTools(name, work)).toBeNull();
  expect(work).not.toHaveBeenCalled();
  expect(await listDatabases()).not.toContain(name);
});

test("a database that cannot be opened holds up nobody else's replay, and the browser is told to try again", async () => {
  const broken = freshName();
  (await openDB(broken, 999)).close();
  const player = await newPlayer({ rows: 0 });
  const ids = await fillWith(player, 1);
  await addIntents(player.store, "read", ids, Date.now());
  await player.crm.faults({ kind: "delay", ms: 500, endpoint: "read" });
  vi.spyOn(indexedDB, "databases").mockResolvedValue([broken, player.store.name].map((name) => ({ name, version: 1 })));
  await expect(replayAll()).rejects.toThrow("newer-version");
  expect(await outboxOf(player.store)).toEqual([]);
  vi.restoreAllMocks();
});
