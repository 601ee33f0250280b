import PusherClient from "pusher-js";
import { afterAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { SANDBOX_APPLICATION } from "./pusher/application.ts";
import { externalPusherFrom } from "./settings.ts";
import { startSandbox } from "./start.ts";
import { at, TestClient } from "./test-client.ts";

const stops: (() => unknown)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

describe("an external Pusher server", () => {
  it("takes the place of the sandbox's own, and is triggered through the official SDK", async () => {
    const outside = await startSandbox();
    stops.push(() => outside.stop());
    const externalPusher = { ...SANDBOX_APPLICATION, host: "127.0.0.1", port: outside.port };
    const inside = await startSandbox({ externalPusher });
    stops.push(() => inside.stop());
    const client = new TestClient(inside);

    const config = (await client.fetch("/inbox.config.json")).json;
    expect(at(config, "pusher")).toEqual({ host: "127.0.0.1", port: outside.port, tls: false });
    const pusher = new PusherClient(String(at((await client.fetch("/api/v1/config/sandbox")).json, "pusherKey")), {
      cluster: "eu",
      wsHost: "127.0.0.1",
      wsPort: outside.port,
      forceTLS: false,
      enabledTransports: ["ws"],
      authEndpoint: `${inside.origin}/fusion/external/pusher/sandbox?authToken=sandbox-outside`,
    });
    stops.push(() => pusher.disconnect());
    const state = await client.state("sandbox-outside");
    expect([at(state, "connections"), at(state, "totalConnections")]).toEqual([null, null]);
    const channel = pusher.subscribe(String(at(state, "channel")));
    await new Promise((resolve) => channel.bind("pusher:subscription_succeeded", resolve));
    const heard = new Promise<unknown>((resolve) => channel.bind("inbox", (data: unknown) => resolve(data)));
    await client.control("send", { sid: "sandbox-outside", title: "Through the SDK" });
    expect(at(await heard, "Title")).toBe("Through the SDK");

    const close = await client.control("live/close", { sid: "sandbox-outside", code: 4200 });
    expect([close.status, at(close.json, "error")]).toEqual([409, expect.stringContaining("PUSHER_HOST")]);
    const down = await client.control("faults", { sid: "*", faults: [{ kind: "pusher-down" }] });
    expect(down.status).toBe(409);
    expect((await client.fetch("/apps/sandbox-app/channels")).status).toBe(404);
    const socket = new WebSocket(`ws://127.0.0.1:${inside.port}/app/${SANDBOX_APPLICATION.key}?protocol=7`);
    const error = await new Promise((resolve) => socket.once("error", resolve));
    expect(String(error)).toContain("socket hang up");
  });

  it("that does not answer makes a send fail", async () => {
    const gone = await startSandbox();
    const externalPusher = { ...SANDBOX_APPLICATION, host: "127.0.0.1", port: gone.port };
    await gone.stop();
    const inside = await startSandbox({ externalPusher });
    stops.push(() => inside.stop());
    const reply = await new TestClient(inside).control("send", { sid: "sandbox-outside" });
    expect(reply.status).toBe(502);
    expect(at(reply.json, "error")).toContain(`127.0.0.1:${gone.port}`);
  });
});

describe("its settings", () => {
  const whole = {
    PUSHER_HOST: "localhost",
    PUSHER_PORT: "6001",
    PUSHER_APP_ID: "1",
    PUSHER_KEY: "k",
    PUSHER_SECRET: "s",
  };

  it("are all five or none", () => {
    expect(externalPusherFrom({})).toBeUndefined();
    expect(externalPusherFrom(whole)).toEqual({ host: "localhost", port: 6001, id: "1", key: "k", secret: "s" });
    expect(() => externalPusherFrom({ ...whole, PUSHER_KEY: "" })).toThrow(/not PUSHER_KEY: set all five/);
    expect(() => externalPusherFrom({ ...whole, PUSHER_PORT: "port" })).toThrow(/PUSHER_PORT/);
  });
});
