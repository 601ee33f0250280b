import { expect, test } from "vitest";
import { moveSession } from "./sign-in.ts";
import { answering } from "./testing/operator-site.ts";
import { newPlayer, sandboxConfig } from "./testing/player.ts";

test("a session whose addresses are still right is not touched", async () => {
  const { stored } = await newPlayer({ rows: 0 });
  expect(await moveSession(sandboxConfig(), stored)).toBeNull();
});

test("a session follows the vendor's and the operator's configuration, and says only what is different", async () => {
  const { stored, token } = await newPlayer({ rows: 0 });
  const configUrl = answering({ fusionUrl: "https://new.example.com/", pusherKey: "new", pusherRegion: "us2" });
  const pusher = { host: "ws.example.com", port: 443, tls: true };
  const sessionUrl = "https://www.example.com/session";
  const session = { ...stored, authToken: token };
  // What another tab may change meanwhile is not among it: the token above all.
  expect(await moveSession(sandboxConfig({ configUrl, pusher, sessionUrl }), session)).toEqual({
    fusionUrl: "https://new.example.com/",
    pusherKey: "new",
    pusherRegion: "us2",
    pusherServer: pusher,
    sessionUrl,
    mayStoreToken: true,
  });
});

test("an operator that forbids to keep the token from now on has it forgotten", async () => {
  const { stored, token } = await newPlayer({ rows: 0 });
  const moved = await moveSession(sandboxConfig({ rememberSession: false }), { ...stored, authToken: token });
  expect(moved).toMatchObject({ authToken: null, mayStoreToken: false });
});

test("where the vendor cannot be asked nothing moves", async () => {
  const { stored } = await newPlayer({ rows: 0 });
  const configUrl = answering({}, { status: "503" });
  expect(await moveSession(sandboxConfig({ configUrl, sessionUrl: "https://www.example.com/" }), stored)).toBeNull();
});
