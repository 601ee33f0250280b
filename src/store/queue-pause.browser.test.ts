import { describe, expect, it } from "vitest";
import { UNDO_MS } from "../model/intent.ts";
import { addIntents, readOutbox, updateIntent } from "./outbox.ts";
import { clearPause, readFailures, readPause, shortenPause, writePause } from "./queue-pause.ts";
import { freshName, freshStore, HOUR, NOW, refreshWith, serverRow } from "./testing.ts";

const PAUSE = {
  since: NOW,
  until: NOW + 5_000,
  failures: 3,
  isOrdered: false,
  isReachable: false,
  sparesUntried: false,
};

describe("the pause of the queue", () => {
  it("is none at first", async () => {
    const store = freshStore();
    expect(await readPause(store, NOW)).toBeNull();
    expect(await readFailures(store)).toBe(0);
  });

  it("holds until its time, also for another tab", async () => {
    const name = freshName();
    await writePause(freshStore(name), PAUSE);
    const other = freshStore(name);
    expect(await readPause(other, NOW + 4_999)).toEqual(PAUSE);
    expect(await readPause(other, NOW + 5_000)).toBeNull();
  });

  it("keeps the number of failures when it is over, and forgets it when the server answered", async () => {
    const store = freshStore();
    await writePause(store, PAUSE);
    expect(await readFailures(store)).toBe(3);
    await clearPause(store);
    expect(await readFailures(store)).toBe(0);
    expect(await readPause(store, NOW)).toBeNull();
  });

  it("invariant 7: is not cut short where the server asks for one at the same moment", async () => {
    const store = freshStore();
    await writePause(store, PAUSE);
    const ordered = { ...PAUSE, isOrdered: true };
    await Promise.all([shortenPause(store, NOW), writePause(store, ordered)]);
    expect(await readPause(store, NOW)).toEqual(ordered);
  });

  it.each([true, false])(
    "invariant 17: does not hold when the clock was set back behind it, ordered (%s) or not",
    async (isOrdered) => {
      const store = freshStore();
      await writePause(store, { ...PAUSE, isOrdered });
      expect(await readPause(store, NOW)).not.toBeNull();
      expect(await readPause(store, NOW - 10 * 60_000)).toBeNull();
      expect(await readPause(store, NOW - 24 * HOUR)).toBeNull();
    },
  );

  it("invariant 7: holds for as long as the server asked", async () => {
    const store = freshStore();
    await writePause(store, { ...PAUSE, until: NOW + HOUR, isOrdered: true });
    expect(await readPause(store, NOW + HOUR - 1)).not.toBeNull();
  });

  it("invariant 12: ends at once when the network is back, and keeps its failures", async () => {
    const store = freshStore();
    await writePause(store, PAUSE);
    await shortenPause(store, NOW);
    expect(await readPause(store, NOW)).toBeNull();
    expect(await readFailures(store)).toBe(3);
  });

  it("invariant 12: takes the backoff of each change along when it ends, and leaves alone what can be undone", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1), serverRow(2)]);
    await addIntents(store, "read", [1], NOW);
    await addIntents(store, "delete", [2], NOW);
    const [read] = await readOutbox(store);
    await updateIntent(store, read?.id ?? 0, { failures: 7, notBefore: NOW + 50_000 });
    await shortenPause(store, NOW);
    expect(await readOutbox(store)).toMatchObject([
      { messageId: 1, failures: 7, notBefore: NOW },
      { messageId: 2, failures: 0, notBefore: NOW + UNDO_MS },
    ]);
  });

  it("invariant 7: does not end before its time where the server itself asked for patience", async () => {
    const store = freshStore();
    await writePause(store, { ...PAUSE, isOrdered: true });
    await shortenPause(store, NOW);
    expect(await readPause(store, NOW)).toMatchObject({ until: NOW + 5_000 });
  });
});
