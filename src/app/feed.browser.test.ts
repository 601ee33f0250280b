import { expect, onTestFinished, test, vi } from "vitest";
import { freshStore, refreshWith, serverRow } from "../store/testing.ts";
import { Feed } from "./feed.ts";
import { freshPage } from "./testing/fresh-page.ts";

test("a message that ends while nothing can be read is looked for once, not over and over", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const store = freshStore();
  await refreshWith(store, [serverRow(1, { expires: Date.now() + 5_000 })], Date.now());
  const page = freshPage();
  const feed = new Feed(store, page);
  onTestFinished(() => feed.close());
  await feed.read();
  expect(page.state.view?.rows).toHaveLength(1);
  const run = vi.spyOn(store.connection, "run").mockRejectedValue(new DOMException("Lost", "UnknownError"));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(run).toHaveBeenCalledOnce();
  expect(warn).toHaveBeenCalledOnce();
});
