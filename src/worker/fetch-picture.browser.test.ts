import { afterEach, expect, test, vi } from "vitest";
import { fetchToKeep, fetchToShow } from "./fetch-picture.ts";
import { makeWay, wayWanted } from "./make-way.ts";
import { readable, unreadable } from "./testing.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** As in a browser that has no `AbortSignal.any`. */
function growOld(): void {
  const { timeout } = AbortSignal;
  vi.stubGlobal("AbortSignal", { timeout: timeout.bind(AbortSignal) });
}

/** Begins now to count the listeners that stay on the signal of an update. */
function countListeners(): () => number {
  const added = vi.spyOn(wayWanted(), "addEventListener");
  const removed = vi.spyOn(wayWanted(), "removeEventListener");
  return () => added.mock.calls.length - removed.mock.calls.length;
}

test.each([
  ["a new", () => {}],
  ["an old", growOld],
])("in %s browser a picture that came, or failed, leaves no listener behind", async (_, become) => {
  become();
  const left = countListeners();
  await fetchToShow(unreadable(), new AbortController().signal);
  await fetchToKeep(readable(), "cors");
  await expect(fetchToKeep("http://127.0.0.1:1/", "no-cors")).rejects.toThrow();
  expect(left()).toBe(0);
});

test.each([
  ["a new", () => {}],
  ["an old", growOld],
])("in %s browser a picture that hangs is given up where the caller's patience or the way ends", async (_, become) => {
  become();
  vi.spyOn(globalThis, "fetch").mockImplementation(
    (_url, init) =>
      new Promise((_resolve, reject) => {
        const { signal } = init ?? {};
        if (signal?.aborted === true) reject(signal.reason);
        signal?.addEventListener("abort", () => reject(signal.reason));
      }),
  );
  const patience = new AbortController();
  const impatient = fetchToShow(unreadable(), patience.signal);
  patience.abort();
  await expect(impatient).rejects.toThrow();
  const shown = fetchToShow(unreadable());
  const kept = fetchToKeep(unreadable(), "no-cors");
  makeWay();
  await expect(shown).rejects.toThrow();
  await expect(kept).rejects.toThrow();
  await expect(fetchToShow(unreadable())).rejects.toThrow();
});
