import { expect, it } from "vitest";
import { updateSession, writeSession } from "./keep-session.ts";
import type { StoredSession } from "./schema.ts";
import { readSession } from "./session.ts";
import { freshName, freshStore } from "./testing.ts";

const SESSION: StoredSession = {
  brandName: "brand",
  brandId: 5,
  userId: -9999,
  fusionUrl: "https://fusion.example/api",
  pusherKey: "key",
  pusherRegion: "eu",
  pusherServer: null,
  authToken: "token",
  mayStoreToken: true,
  sessionUrl: null,
  isFromSessionUrl: false,
  sidDigest: "0f",
  salt: "salt",
};

it("a session is none until there was a login", async () => {
  expect(await readSession(freshStore())).toBeNull();
});

it("a session is read back by another tab, and replaced by the next login", async () => {
  const name = freshName();
  await writeSession(freshStore(name), SESSION);
  const other = freshStore(name);
  expect(await readSession(other)).toEqual(SESSION);
  await writeSession(other, { ...SESSION, authToken: null });
  expect((await readSession(other))?.authToken).toBeNull();
  expect(await other.connection.run((database) => database.count("session"))).toBe(1);
});

it("a change of some fields keeps what another tab wrote into the others meanwhile", async () => {
  const name = freshName();
  const store = freshStore(name);
  await writeSession(store, SESSION);
  await updateSession(freshStore(name), () => ({ authToken: "renewed there" }));
  await updateSession(store, () => ({ pusherKey: "moved here" }));
  expect(await readSession(store)).toEqual({ ...SESSION, authToken: "renewed there", pusherKey: "moved here" });
});

it("a change of a session that is gone brings nothing back", async () => {
  const store = freshStore();
  expect(await updateSession(store, () => ({ authToken: "late" }))).toBe(false);
  expect(await readSession(store)).toBeNull();
});
