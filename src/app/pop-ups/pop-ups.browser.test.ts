import { expect, it, onTestFinished, vi } from "vitest";
import type { Store } from "../../store/store.ts";
import { freshStore, refreshWith, serverRow } from "../../store/testing.ts";
import { choose } from "../choices.ts";
import { freshPage } from "../testing/fresh-page.ts";
import { PopUps } from "./pop-ups.ts";

type Event = "message" | "shoutout" | "inbox";

const rowsOf = (event: Event, count: number) =>
  Array.from({ length: count }, (_, place) => serverRow(place + 1, { event }));

async function refreshNow(store: Store, rows: ReturnType<typeof rowsOf>): Promise<void> {
  await refreshWith(store, rows, Date.now());
}

/** Pop-ups of a page that is open: what came while away was looked at. */
async function openPopUps() {
  const store = freshStore();
  await refreshNow(store, []);
  const page = freshPage();
  const popUps = new PopUps(store, page);
  onTestFinished(() => popUps.close());
  await popUps.begin();
  return { store, page, popUps, toasts: () => page.state.toasts.map(({ id }) => id) };
}

it("looks once more at what comes while it looks", async () => {
  const { store, popUps, toasts } = await openPopUps();
  await refreshNow(store, rowsOf("message", 1));
  // Its claim is about to write; the next message comes after what it read, and is asked about before it is done.
  let isChanged = false;
  const run = store.connection.run.bind(store.connection);
  store.connection.run = async (work) => {
    const result = await run(work);
    if (Array.isArray(result) && result.length > 0 && !isChanged) {
      isChanged = true;
      await refreshNow(store, rowsOf("message", 2));
      void popUps.look();
    }
    return result;
  };
  await popUps.look();
  expect(isChanged).toBe(true);
  await expect.poll(toasts).toEqual([1, 2]);
});

it("keeps those on the screen and the newest that wait, twenty at most, oldest first", async () => {
  const { store, popUps, toasts } = await openPopUps();
  await refreshNow(store, rowsOf("message", 15));
  await popUps.look();
  await refreshNow(store, rowsOf("message", 25));
  await popUps.look();
  expect(toasts()).toEqual([1, 2, 3, ...Array.from({ length: 17 }, (_, place) => place + 9)]);
});

it("shows every shoutout in turn, newest first", async () => {
  const { store, page, popUps } = await openPopUps();
  await refreshNow(store, rowsOf("shoutout", 3));
  await popUps.look();
  for (const id of [3, 2, 1]) {
    await expect.poll(() => page.state.shoutout?.id).toBe(id);
    popUps.dismiss(id);
  }
  await popUps.look();
  expect(page.state.shoutout).toBeNull();
});

it("takes what a slow first refresh brings for what came while away", async () => {
  const store = freshStore();
  await refreshWith(store, rowsOf("message", 1), Date.now() - 3_600_000);
  const page = freshPage();
  const popUps = new PopUps(store, page);
  onTestFinished(() => popUps.close());
  await popUps.begin();
  await refreshNow(store, rowsOf("message", 60));
  await popUps.look();
  await popUps.look();
  expect(page.state.toasts.map(({ id }) => id)).toEqual([1, 59, 60]);
});

it("leaves to the player's return what the system cannot show, as there is no worker", async () => {
  const { store, popUps, toasts } = await openPopUps();
  const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  vi.stubGlobal("Notification", { permission: "granted" });
  choose("pop-ups:notify", true);
  onTestFinished(() => {
    visibility.mockRestore();
    vi.unstubAllGlobals();
    choose("pop-ups:notify", false);
  });
  document.dispatchEvent(new Event("visibilitychange"));
  await refreshNow(store, rowsOf("message", 2));
  await popUps.look();
  expect(toasts()).toEqual([]);
  visibility.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.poll(toasts).toEqual([1, 2]);
});
