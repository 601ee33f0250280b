import { beforeEach, expect, test, vi } from "vitest";
import { pictureCacheName } from "../store/keys.ts";
import { keepPictures } from "./keep-pictures.ts";
import { servePicture } from "./serve-picture.ts";
import { readable, unreadable, withPictures } from "./testing.ts";

beforeEach(() => {
  vi.restoreAllMocks();
});

/** What an `<img>` of the page is shown, and what it is shown the next time without a network. */
async function show(picture: string): Promise<{ shown: Response; next: () => Promise<Response> }> {
  const later: Promise<unknown>[] = [];
  const shown = await servePicture(new Request(picture), (work) => later.push(work));
  return {
    shown,
    next: async () => {
      await Promise.all(later);
      const offline = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
      try {
        return (await show(picture)).shown;
      } finally {
        offline.mockRestore();
      }
    },
  };
}

test("no picture is asked for with the player's cookies, not even one of this origin", async () => {
  const asked = vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("picture"));
  for (const url of ["https://tracker.example/pixel.gif", `${location.origin}/sign-out`]) {
    await servePicture(new Request(url, { credentials: "include", mode: "no-cors" }), () => {});
    const [input, init] = asked.mock.lastCall ?? [];
    expect(input).toBe(url);
    expect(init).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer", mode: "no-cors" });
  }
});

test("a readable picture is shown from the cache at once, and by the next time it is what its server has", async () => {
  const picture = readable();
  const store = await withPictures(picture);
  await keepPictures(store);
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("changed"));
  const { shown, next } = await show(picture);
  expect(await shown.text()).toBe("picture");
  expect(await (await next()).text()).toBe("changed");
});

test("an error does not take the place of a readable picture", async () => {
  const picture = readable();
  const store = await withPictures(picture);
  await keepPictures(store);
  const asked = vi.spyOn(globalThis, "fetch");
  for (const answer of [new Response("gone", { status: 404 }), new TypeError("Failed to fetch")]) {
    asked.mockImplementation(async () => (answer instanceof Response ? answer : Promise.reject(answer)));
    expect(await (await (await show(picture)).next()).text()).toBe("picture");
  }
});

test("without a network a kept picture is shown and not asked for", async () => {
  for (const picture of [readable(), unreadable()]) {
    const store = await withPictures(picture);
    await keepPictures(store);
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const asked = vi.spyOn(globalThis, "fetch");
    await show(picture);
    expect(asked).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  }
});

test("an opaque picture is shown from the network, and from then on that is the one which is kept", async () => {
  const picture = unreadable();
  const store = await withPictures(picture);
  await keepPictures(store);
  vi.spyOn(globalThis, "fetch").mockImplementationOnce(async () => new Response("mended"));
  const { shown, next } = await show(picture);
  expect(await shown.text()).toBe("mended");
  expect(await (await next()).text()).toBe("mended");
});

test("an opaque picture is shown from the cache where the network fails", async () => {
  const picture = unreadable();
  const store = await withPictures(picture);
  await keepPictures(store);
  vi.spyOn(globalThis, "fetch").mockRejectedValueOnce(new TypeError("Failed to fetch"));
  const { shown, next } = await show(picture);
  expect(shown.type).toBe("opaque");
  expect((await next()).type).toBe("opaque");
});

test("invariant 18: a picture that comes after a sign-out brings no cache back", async () => {
  const picture = readable();
  const store = await withPictures(picture);
  await keepPictures(store);
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => {
    await caches.delete(pictureCacheName(store.name));
    return new Response("changed");
  });
  const { next } = await show(picture);
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("Failed to fetch"));
  await next().catch(() => {});
  expect(await caches.keys()).not.toContain(pictureCacheName(store.name));
});
