import { beforeEach, expect, test, vi } from "vitest";
import { keepPictures } from "./keep-pictures.ts";
import { servePicture } from "./serve-picture.ts";
import { readable, unreadable, withPictures } from "./testing.ts";

beforeEach(() => {
  vi.restoreAllMocks();
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
