import { describe, expect, it, onTestFinished, vi } from "vitest";
import { applyRow } from "../store/live-row.ts";
import { addIntents, undoDeletes } from "../store/outbox.ts";
import { shedBodies } from "../store/pressure.ts";
import type { Store } from "../store/store.ts";
import { freshStore, refreshWith, serverRow } from "../store/testing.ts";
import type { Ask, Found } from "./messages.ts";
import { Searcher } from "./searcher.ts";

function searcherOf(store: Store) {
  const told: Found[] = [];
  const searcher = new Searcher({
    store,
    tell: (found) => told.push(found),
    fail: (error) => {
      throw error;
    },
  });
  onTestFinished(() => searcher.close());
  const ask = (query: string, more: Partial<Ask> = {}) =>
    searcher.ask({ query, filter: "all", limit: 50, kept: [], ...more });
  const last = () => told.at(-1);
  return {
    told,
    last,
    ask,
    list: () => new Promise<readonly number[]>((resolve) => searcher.list(resolve)),
    /** Waits until this is the answer, and complete. */
    async finds(query: string, ids: readonly number[], count = ids.length) {
      await vi.waitFor(
        () => {
          expect(last()).toMatchObject({ ask: { query }, isComplete: true, count });
          expect(last()?.hits.map(({ seen }) => seen.id)).toEqual(ids);
        },
        { timeout: 15_000 },
      );
      return last();
    },
  };
}

describe("a search", () => {
  it("finds what is in title, preview and body, in any order, newest first", async () => {
    const store = freshStore();
    await refreshWith(store, [
      serverRow(1, { title: "Grüße aus Köln" }),
      serverRow(2, { preview: "Viele GRUESSE, viele Grüße" }),
      serverRow(3, {}, "<p>Die <b>Grü</b>&szlig;e des Jahres</p>"),
      serverRow(4, {}, "<p title='Grüße'>Nothing</p><style>.grusse{}</style>"),
    ]);
    const { ask, finds } = searcherOf(store);
    ask("grusse");
    await finds("grusse", [3, 2, 1]);
    ask("koln grusse");
    await finds("koln grusse", [1]);
    ask("message jahres");
    await finds("message jahres", [3]);
    ask("  ");
    await finds("  ", []);
  });

  it("knows of a change also where it is asked twice at once", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1, { title: "Summer" }), serverRow(2, { title: "Autumn" })]);
    const { ask, finds } = searcherOf(store);
    ask("summer");
    await finds("summer", [1]);
    await refreshWith(store, [serverRow(1, { title: "Winter" }), serverRow(2, { title: "Autumn" })]);
    ask("win");
    ask("winter");
    await finds("winter", [1]);
  });

  it("names all matches, also those that are not shown, once everything was looked at", async () => {
    const store = freshStore();
    await refreshWith(
      store,
      Array.from({ length: 900 }, (_, place) => serverRow(place + 1, { title: place % 3 === 0 ? "Needle" : "Hay" })),
    );
    const { ask, list, finds } = searcherOf(store);
    ask("needle", { limit: 2 });
    const whileItWorks = await list();
    expect(whileItWorks).toHaveLength(300);
    await finds("needle", whileItWorks.slice(0, 2), 300);
    expect(await list()).toEqual(whileItWorks);
    ask("hay", { limit: 2 });
    expect(await list()).toHaveLength(600);
  });

  it("shows the part of the body that was found, where the row does not show it", async () => {
    const store = freshStore();
    const words = "word ".repeat(60);
    await refreshWith(store, [
      serverRow(1, { title: "A needle" }, `<p>${words} needle ${words}</p>`),
      serverRow(2, { title: "Hay" }, `<p>${words} needle ${words}</p>`),
    ]);
    const { ask, finds } = searcherOf(store);
    ask("needle");
    const found = await finds("needle", [2, 1]);
    expect(found?.hits.map(({ excerpt }) => excerpt)).toEqual([expect.stringMatching(/^…word.*needle.*…$/), null]);
    ask("hay needle");
    expect((await finds("hay needle", [2]))?.hits[0]?.excerpt).toContain("needle");
  });

  it("keeps to the filter", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1, { event: "message" }), serverRow(2), serverRow(3, { isRead: true })]);
    const { ask, finds } = searcherOf(store);
    ask("message", { filter: "unread" });
    await finds("message", [2, 1]);
    ask("message", { filter: "message" });
    await finds("message", [1]);
  });

  it("keeps what was read since among the unread ones, in its place, as long as it is asked to", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2), serverRow(3), serverRow(4, { title: "Other" })]);
    const { ask, finds, last } = searcherOf(store);
    await addIntents(store, "read", [2], Date.now());
    ask("message", { filter: "unread", kept: [2, 4] });
    await finds("message", [3, 2, 1]);
    expect(last()?.hits.map(({ seen }) => seen.isRead)).toEqual([false, true, false]);
    // Of a filter that is chosen anew nothing is kept.
    ask("message", { filter: "unread" });
    await finds("message", [3, 1]);
    ask("message", { filter: "unread", kept: [2] });
    await addIntents(store, "delete", [2], Date.now());
    await finds("message", [3, 1]);
  });

  it("keeps what is read while the search begins", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    await addIntents(store, "read", [1], 0);
    const { ask, finds } = searcherOf(store);
    ask("message", { filter: "unread" });
    ask("message", { filter: "unread", kept: [1] });
    await finds("message", [2, 1]);
  });

  it("follows the mirror: what is deleted, taken back, changed, new, given up for space", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2), serverRow(3, {}, "<p>special</p>")]);
    const { ask, finds } = searcherOf(store);
    ask("message");
    await finds("message", [3, 2, 1]);
    await addIntents(store, "delete", [2], Date.now());
    await finds("message", [3, 1]);
    await undoDeletes(store, [2], Date.now());
    await finds("message", [3, 2, 1]);
    await applyRow(store, serverRow(9), "event");
    await finds("message", [9, 3, 2, 1]);
    await refreshWith(store, [serverRow(1, { title: "Other" }), serverRow(3, {}, "<p>special</p>"), serverRow(9)]);
    await finds("message", [9, 3]);
    ask("special");
    await finds("special", [3]);
    await shedBodies(store, 0);
    store.changes.announce();
    await finds("special", []);
  });

  it("shows as many as were asked for last, also where that was while others were read", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2), serverRow(3)]);
    const { ask, finds } = searcherOf(store);
    ask("message", { limit: 1 });
    await finds("message", [3], 3);
    ask("message", { limit: 2 });
    ask("message", { limit: 3 });
    await finds("message", [3, 2, 1]);
  });

  it("lets go of what expires while it is shown", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2, { expires: Date.now() + 6_000 })]);
    const { ask, finds } = searcherOf(store);
    ask("message");
    await finds("message", [2, 1]);
    await finds("message", [1]);
  });

  it("counts all, and shows as many as are asked for, newest first", async () => {
    const store = freshStore();
    const ids = Array.from({ length: 900 }, (_, index) => index + 1);
    await refreshWith(
      store,
      ids.map((id) => serverRow(id)),
    );
    const { ask, finds, told } = searcherOf(store);
    ask("message", { limit: 3 });
    await finds("message", [900, 899, 898], 900);
    ask("message", { limit: 5 });
    await finds("message", [900, 899, 898, 897, 896], 900);
    ask("message 17", { limit: 2 });
    await finds("message 17", [817, 717], ids.filter((id) => `${id}`.includes("17")).length);
    // Growing, it only ever added at the end.
    for (const { ask: asked, hits } of told) {
      if (asked.query === "message")
        expect(hits.map(({ seen }) => seen.id)).toEqual([900, 899, 898, 897, 896].slice(0, hits.length));
    }
  });

  it("tells nothing any more of a query that was given up", async () => {
    const store = freshStore();
    await refreshWith(
      store,
      Array.from({ length: 600 }, (_, index) => serverRow(index + 1)),
    );
    const { ask, finds, told } = searcherOf(store);
    for (const query of ["m", "me", "mes", "600"]) ask(query);
    await finds("600", [600]);
    expect(new Set(told.map((found) => found.ask.query))).toEqual(new Set(["600"]));
  });
});

describe("in a worker", () => {
  it("the same is found in the same database", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2, {}, "<p>needle</p>")]);
    const worker = new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module" });
    onTestFinished(() => worker.terminate());
    const answers: unknown[] = [];
    worker.addEventListener("message", ({ data }) => answers.push(data));
    worker.postMessage({ type: "open", database: store.name });
    worker.postMessage({ type: "ask", ask: { query: "needle", filter: "all", limit: 10 } });
    await vi.waitFor(
      () =>
        expect(answers.at(-1)).toMatchObject({
          type: "found",
          found: { count: 1, isComplete: true, hits: [{ seen: { id: 2 }, excerpt: "needle" }] },
        }),
      { timeout: 15_000 },
    );
    await addIntents(store, "delete", [2], Date.now());
    await vi.waitFor(() => expect(answers.at(-1)).toMatchObject({ found: { count: 0 } }), { timeout: 15_000 });
  });
});
