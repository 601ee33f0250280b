import { describe, expect, it } from "vitest";
import { orderOf } from "../model/notification.ts";
import { numbers } from "../model/testing.ts";
import { countRows, readFences } from "./outline.ts";
import { freshStore, refreshWith, serverRow } from "./testing.ts";
import { readView } from "./view.ts";

const place = (id: number) => orderOf(serverRow(id).notification);

async function filled(count: number) {
  const store = freshStore();
  const rows = numbers(count).map((id) => serverRow(id, { event: id % 2 ? "inbox" : "message", isRead: id % 5 === 0 }));
  await refreshWith(store, rows);
  return store;
}

describe("the outline of a list", () => {
  it("counts what each filter has", async () => {
    const store = await filled(20);
    expect(await countRows(store, "all")).toBe(20);
    expect(await countRows(store, "unread")).toBe(16);
    expect(await countRows(store, "message")).toBe(10);
    expect(await countRows(store, "shoutout")).toBe(0);
  });

  it("has a fence at each so-many-th row, newest first, and none at the beginning", async () => {
    const store = await filled(20);
    expect(await readFences(store, { filter: "all", step: 6, most: 99 })).toEqual([place(14), place(8), place(2)]);
    expect(await readFences(store, { filter: "message", step: 4, most: 99 })).toEqual([place(12), place(4)]);
    expect(await readFences(store, { filter: "unread", step: 8, most: 99 })).toEqual([place(9)]);
    expect(await readFences(store, { filter: "all", step: 20, most: 99 })).toEqual([]);
    expect(await readFences(freshStore(), { filter: "all", step: 6, most: 99 })).toEqual([]);
  });

  it("goes on from a fence, also from one whose row is gone", async () => {
    const store = await filled(20);
    const first = await readFences(store, { filter: "all", step: 4, most: 2 });
    expect(first).toEqual([place(16), place(12)]);
    expect(await readFences(store, { filter: "all", step: 4, most: 2 }, first[1])).toEqual([place(8), place(4)]);
    await refreshWith(
      store,
      numbers(20)
        .filter((id) => id !== 12)
        .map((id) => serverRow(id)),
    );
    expect(await readFences(store, { filter: "all", step: 4, most: 2 }, first[1])).toEqual([place(7), place(3)]);
  });

  it("divides the list into stretches that hold each row once", async () => {
    const store = await filled(25);
    const fences = await readFences(store, { filter: "all", step: 7, most: 99 });
    const stretches = [...fences, undefined].map((until, index) => ({
      ...(index === 0 ? {} : { from: fences[index - 1] ?? place(0) }),
      ...(until === undefined ? {} : { until }),
    }));
    const views = await Promise.all(
      stretches.map((stretch) => readView(store, { filter: "all", limit: 99, now: 0, stretch })),
    );
    expect(views.map(({ rows }) => rows.length)).toEqual([7, 7, 7, 4]);
    expect(views.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(numbers(25).reverse());
  });
});
