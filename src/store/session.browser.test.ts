import { expect, it } from "vitest";
import type { StoredSession } from "./schema.ts";
import { readSession, writeSession } from "./session.ts";
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
