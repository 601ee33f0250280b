import { beforeEach, expect, test, vi } from "vitest";
import { pictureCacheName } from "../store/keys.ts";
import { keepPictures } from "./keep-pictures.ts";
import { makeWay } from "./make-way.ts";
import { keptIn, readable, unreadable, withPictures } from "./testing.ts";

beforeEach(() => {
  vi.restoreAllMocks();
});

/** As a server that never answers. */
const untilAborted: typeof fetch = (_url, init) =>
  new Promise((_, reject) => {
    init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
  });

test("no more opaque pictures are kept than the cap, however many are asked for at once", async () => {
  const store = await withPictures(...Array.from({ length: 40 }, unreadable));
  await keepPictures(store);
  expect(await keptIn(store)).toHaveLength(20);
});

test("pictures that hang do not hold up the others", async () => {
  const good = readable();
  const hanging = Array.from({ length: 9 }, () => `https://hang.example/${crypto.randomUUID()}`);
  const store = await withPictures(good, ...hanging);
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const asked: number[] = [];
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    asked.push(ms);
    return timeout(20);
  });
  const { fetch } = globalThis;
  vi.spyOn(globalThis, "fetch").mockImplementation((url, init) =>
    String(url).startsWith("https://hang.example/") ? untilAborted(url, init) : fetch(url, { ...init, signal: null }),
  );
  await keepPictures(store);
  expect(await keptIn(store)).toEqual([good]);
  expect(new Set(asked)).toEqual(new Set([15_000]));
});

test("invariant 20: pictures that hang are given up for an update, and asked for again should it not come", async () => {
  const pictures = Array.from({ length: 9 }, () => `https://hang.example/${crypto.randomUUID()}`);
  const store = await withPictures(...pictures);
  vi.spyOn(AbortSignal, "timeout").mockReturnValue(new AbortController().signal);
  const asked = vi.spyOn(globalThis, "fetch").mockImplementation(untilAborted);
  const keeping = keepPictures(store);
  await expect.poll(() => asked.mock.calls.length).toBe(4);
  makeWay();
  await keeping;
  await keepPictures(store);
  expect(asked).toHaveBeenCalledTimes(4);
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + 61_000);
  asked.mockImplementation(async () => new Response("picture"));
  await keepPictures(store);
  expect((await keptIn(store)).toSorted()).toEqual(pictures.toSorted());
});

test("a missing picture is not asked for at every refresh, and again after ten minutes", async () => {
  const missing = readable(404);
  const store = await withPictures(missing);
  const asked = vi.spyOn(globalThis, "fetch");
  const start = Date.now();
  for (const [minutes, times] of [
    [0, 1],
    [1, 1],
    [9, 1],
    [11, 2],
  ] as const) {
    vi.spyOn(Date, "now").mockReturnValue(start + minutes * 60_000);
    await keepPictures(store);
    expect(asked).toHaveBeenCalledTimes(times);
  }
});

test("what fails without a network is asked for as soon as there is one", async () => {
  const picture = readable();
  const store = await withPictures(picture);
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("Failed to fetch"));
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  await keepPictures(store);
  vi.restoreAllMocks();
  await keepPictures(store);
  expect(await keptIn(store)).toEqual([picture]);
});

test("invariant 18: keeping pictures for a player who signed out leaves no cache", async () => {
  const store = await withPictures(readable());
  store.connection.close();
  await expect(keepPictures(store)).rejects.toThrow();
  expect(await caches.keys()).not.toContain(pictureCacheName(store.name));
});
