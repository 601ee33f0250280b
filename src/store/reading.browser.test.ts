import { describe, expect, it } from "vitest";
import { addIntents } from "./outbox.ts";
import { readMessage, readPictures } from "./reading.ts";
import { readSeenIds, readUnreadIds } from "./seen-ids.ts";
import { freshStore, NOW, refreshWith, serverRow } from "./testing.ts";

describe("reading one message", () => {
  it("gives it as the player sees it, with its body as the server sent it", async () => {
    const store = freshStore();
    const hostile = "<script>alert(1)</script>";
    await refreshWith(store, [serverRow(1, {}, hostile)]);
    await addIntents(store, "read", [1], NOW);
    expect(await readMessage(store, 1, NOW)).toMatchObject({ seen: { isRead: true, isWaiting: true }, body: hostile });
  });

  it("gives nothing of one that is deleted or was never there", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    await addIntents(store, "delete", [1], NOW);
    expect(await readMessage(store, 1, NOW)).toBeNull();
    expect(await readMessage(store, 2, NOW)).toBeNull();
  });

  it("says that the body is not there", async () => {
    const store = freshStore();
    await refreshWith(store, [serverRow(1)]);
    await store.connection.run((database) => database.delete("bodies", 1));
    expect((await readMessage(store, 1, NOW))?.body).toBeNull();
  });
});

describe("what 'mark all as read' means", () => {
  it("is what is seen and unread under the filter", async () => {
    const store = freshStore();
    await refreshWith(store, [
      serverRow(1, { event: "message" }),
      serverRow(2, { event: "message", isRead: true }),
      serverRow(3),
      serverRow(4),
      serverRow(5, { event: "message" }),
    ]);
    await addIntents(store, "read", [5], NOW);
    await addIntents(store, "delete", [4], NOW);
    expect(await readUnreadIds(store, "all", NOW)).toEqual([3, 1]);
    expect(await readUnreadIds(store, "unread", NOW)).toEqual([3, 1]);
    expect(await readUnreadIds(store, "message", NOW)).toEqual([1]);
    expect(await readUnreadIds(store, "shoutout", NOW)).toEqual([]);
  });
});

describe("what 'select all' means", () => {
  it("is what the list of the filter shows, newest first", async () => {
    const store = freshStore();
    await refreshWith(store, [
      serverRow(1, { event: "message" }),
      serverRow(2, { event: "message", isRead: true }),
      serverRow(3),
      serverRow(4),
      serverRow(5, { event: "message" }),
      serverRow(6, { expires: NOW + 1 }),
    ]);
    await addIntents(store, "read", [5], NOW);
    await addIntents(store, "delete", [4], NOW);
    expect(await readSeenIds(store, "all", NOW)).toEqual([6, 5, 3, 2, 1]);
    expect(await readSeenIds(store, "all", NOW + 1)).toEqual([5, 3, 2, 1]);
    expect(await readSeenIds(store, "unread", NOW)).toEqual([6, 3, 1]);
    expect(await readSeenIds(store, "message", NOW)).toEqual([5, 2, 1]);
    expect(await readSeenIds(store, "shoutout", NOW)).toEqual([]);
  });
});

describe("the pictures worth keeping", () => {
  it("are those of the newest messages, each once", async () => {
    const store = freshStore();
    const [a, b, c] = ["https://a.example/a", "https://a.example/b", "https://a.example/c"];
    await refreshWith(store, [
      serverRow(1, { pictures: [c ?? ""] }),
      serverRow(2, { pictures: [a ?? "", b ?? ""] }),
      serverRow(3, { pictures: [a ?? ""] }),
    ]);
    expect(await readPictures(store, 2)).toEqual([a, b]);
  });
});
