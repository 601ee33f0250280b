import { expect, it } from "vitest";
import { freshStore } from "./testing.ts";
import { write } from "./transaction.ts";

it("a transaction whose work fails in the middle stores nothing at all", async () => {
  const store = freshStore();
  const work = write(store, ["popped"], "relaxed", async (transaction) => {
    await transaction.objectStore("popped").put({ id: 1 });
    throw new TypeError("in the middle");
  });
  await expect(work).rejects.toThrow("in the middle");
  expect(await store.connection.run((database) => database.getAll("popped"))).toEqual([]);
});
