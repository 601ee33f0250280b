import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { pictureCacheName } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import { freshStore, refreshWith, serverRow } from "../store/testing.ts";
import { sandboxOrigin } from "../sync/testing/crm.ts";
import { operatorOrigin } from "../sync/testing/operator-site.ts";
import { keepPictures, servePicture } from "./pictures.ts";

beforeEach(() => {
  vi.restoreAllMocks();
});

/** A user whose messages have one picture each. */
async function withPictures(...pictures: readonly string[]): Promise<Store> {
  const store = freshStore();
  onTestFinished(async () => {
    await caches.delete(pictureCacheName(store.name));
  });
  await refreshWith(
    store,
    pictures.map((picture, place) => serverRow(place + 1, { pictures: [picture] })),
  );
  return store;
}

async function keptIn(store: Store): Promise<string[]> {
  return (await (await caches.open(pictureCacheName(store.name))).keys()).map(({ url }) => url);
}

/** An address that nobody asked for before, at a server that lets its answers be read. */
function readable(status = 200): string {
  return `${operatorOrigin}/${crypto.randomUUID()}?status=${status}&type=image/svg%2Bxml&body=picture`;
}

/** The same at a server that does not, so that the answer is opaque. */
function unreadable(): string {
  return `${sandboxOrigin}/sandbox/images/plain-${crypto.randomUUID()}.svg`;
}

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
    String(url).startsWith("https://hang.example/")
      ? new Promise((_, reject) => {
          init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
        })
      : fetch(url, { ...init, signal: null }),
  );
  await keepPictures(store);
  expect(await keptIn(store)).toEqual([good]);
  expect(new Set(asked)).toEqual(new Set([15_000]));
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

test("no picture is asked for with the player's cookies, not even one of this origin", async () => {
  const asked = vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("picture"));
  for (const url of ["https://tracker.example/pixel.gif", `${location.origin}/sign-out`]) {
    await servePicture(new Request(url, { credentials: "include", mode: "no-cors" }));
    const [input, init] = asked.mock.lastCall ?? [];
    expect(input).toBe(url);
    expect(init).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer", mode: "no-cors" });
  }
});

test("a readable picture is shown from the cache without asking", async () => {
  const picture = readable();
  const store = await withPictures(picture);
  await keepPictures(store);
  const asked = vi.spyOn(globalThis, "fetch");
  expect(await (await servePicture(new Request(picture))).text()).toBe("picture");
  expect(asked).not.toHaveBeenCalled();
});

test("an opaque picture is shown from the network, and from the cache where that fails", async () => {
  const picture = unreadable();
  const store = await withPictures(picture);
  await keepPictures(store);
  const asked = vi.spyOn(globalThis, "fetch");
  asked.mockImplementationOnce(async () => new Response("mended"));
  expect(await (await servePicture(new Request(picture))).text()).toBe("mended");
  asked.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  expect((await servePicture(new Request(picture))).type).toBe("opaque");
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  asked.mockClear();
  expect((await servePicture(new Request(picture))).type).toBe("opaque");
  expect(asked).not.toHaveBeenCalled();
});
