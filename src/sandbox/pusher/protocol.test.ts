import { createHash, createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { parseJson } from "../http/fields.ts";
import { at, useSandbox } from "../test-client.ts";
import { SANDBOX_APPLICATION } from "./application.ts";

/** Short enough that a test need not wait long for a ping. */
const suite = useSandbox({ patience: { activityMs: 300, pongMs: 1_000 } });
const open: WebSocket[] = [];

afterEach(() => {
  for (const socket of open.splice(0)) socket.terminate();
});

/** A bare socket that remembers what it heard, and how it ended. */
function connect(path: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${suite.client.sandbox.port}${path}`);
  open.push(socket);
  const frames: unknown[] = [];
  let closeCode: number | undefined;
  socket.on("message", (data) => frames.push(parseJson(data.toString())));
  socket.on("close", (code) => {
    closeCode = code;
  });
  socket.on("error", () => undefined);
  return {
    socket,
    frames,
    closeCode: () => closeCode,
    events: () => frames.map((frame) => at(frame, "event")),
    send: (frame: unknown) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
  };
}

const PATH = `/app/${SANDBOX_APPLICATION.key}?protocol=7&client=test`;

async function connected() {
  const client = connect(PATH);
  await expect.poll(() => client.events()).toContain("pusher:connection_established");
  const data = parseJson(String(at(client.frames, 0, "data")));
  return { ...client, socketId: String(at(data, "socket_id")), data };
}

describe("a socket", () => {
  it("is welcomed with a socket id and how long it may be silent", async () => {
    const { data } = await connected();
    expect(data).toEqual({ socket_id: expect.stringMatching(/^\d+\.\d+$/), activity_timeout: 1 });
  });

  it("is answered a ping", async () => {
    const client = await connected();
    client.send({ event: "pusher:ping", data: {} });
    await expect.poll(() => client.events()).toContain("pusher:pong");
  });

  it("is pinged when silent, kept while it answers, and closed with 4201 when it does not", async () => {
    const client = await connected();
    const pings = () => client.events().filter((event) => event === "pusher:ping").length;
    // Answers the first ping in the same turn, however busy the machine is, and no other.
    client.socket.on("message", () => pings() === 1 && client.send({ event: "pusher:pong", data: {} }));
    await expect.poll(pings, { timeout: 10_000 }).toBe(2);
    await expect.poll(client.closeCode, { timeout: 10_000 }).toBe(4201);
  });

  it.each([
    ["/app/unknown?protocol=7", 4001],
    [`/app/${SANDBOX_APPLICATION.key}`, 4008],
    [`/app/${SANDBOX_APPLICATION.key}?protocol=x`, 4006],
    [`/app/${SANDBOX_APPLICATION.key}?protocol=99`, 4007],
  ])("to %s is closed with %i after an error that says so", async (path, code) => {
    const client = connect(path);
    await expect.poll(client.closeCode).toBe(code);
    expect(at(client.frames, 0)).toMatchObject({ event: "pusher:error", data: { code } });
  });

  it("that is not of the protocol is not accepted", async () => {
    const client = connect("/elsewhere");
    await expect.poll(client.closeCode).toBe(1006);
  });

  it.each(["no json", "[]", { event: 7 }, { event: "pusher:nonsense" }, { event: "pusher:subscribe", data: {} }])(
    "that says %j is told off and kept",
    async (frame) => {
      const client = await connected();
      client.send(frame);
      await expect.poll(() => client.events()).toContain("pusher:error");
      expect(client.socket.readyState).toBe(WebSocket.OPEN);
    },
  );
});

describe("a subscription", () => {
  const channel = "private-prisma-5--9999";

  function sign(socketId: string): string {
    const text = `${socketId}:${channel}`;
    const signature = createHmac("sha256", SANDBOX_APPLICATION.secret).update(text).digest("hex");
    return `${SANDBOX_APPLICATION.key}:${signature}`;
  }

  it("with the right signature succeeds, once", async () => {
    const client = await connected();
    const frame = { event: "pusher:subscribe", data: { channel, auth: sign(client.socketId) } };
    client.send(frame);
    await expect.poll(() => client.events()).toContain("pusher_internal:subscription_succeeded");
    client.send(frame);
    await expect.poll(() => JSON.stringify(client.frames)).toContain("Existing subscription");
  });

  it.each(["", "nonsense", `${SANDBOX_APPLICATION.key}:${"0".repeat(64)}`])("signed %j is refused", async (auth) => {
    const client = await connected();
    client.send({ event: "pusher:subscribe", data: { channel, auth } });
    await expect.poll(() => client.events()).toContain("pusher:subscription_error");
    const error = client.frames.find((frame) => at(frame, "event") === "pusher:subscription_error");
    expect(parseJson(String(at(error, "data")))).toMatchObject({ type: "AuthError", status: 401 });
  });

  it("to a public channel needs no signature, and presence is not on offer", async () => {
    const client = await connected();
    client.send({ event: "pusher:subscribe", data: { channel: "news" } });
    await expect.poll(() => client.events()).toContain("pusher_internal:subscription_succeeded");
    client.send({ event: "pusher:subscribe", data: { channel: "presence-room", auth: "x" } });
    await expect.poll(() => client.events()).toContain("pusher:subscription_error");
  });
});

describe("a REST request", () => {
  function signed(body: string, changes: { readonly timestamp?: number; readonly md5?: string }): string {
    const query = new URLSearchParams({
      auth_key: SANDBOX_APPLICATION.key,
      auth_timestamp: String(changes.timestamp ?? Math.floor(Date.now() / 1000)),
      auth_version: "1.0",
      body_md5: changes.md5 ?? createHash("md5").update(body).digest("hex"),
    });
    const path = `/apps/${SANDBOX_APPLICATION.id}/events`;
    const text = ["POST", path, query.toString()].join("\n");
    query.set("auth_signature", createHmac("sha256", SANDBOX_APPLICATION.secret).update(text).digest("hex"));
    return `${path}?${query}`;
  }

  it("is refused when it is old, when its body was changed, and when it is not signed", async () => {
    const body = JSON.stringify({ name: "e", data: "{}", channels: ["news"] });
    const post = async (url: string) => (await suite.client.fetch(url, { method: "POST", body })).status;
    expect(await post(signed(body, {}))).toBe(200);
    expect(await post(signed(body, { timestamp: Math.floor(Date.now() / 1000) - 700 }))).toBe(401);
    expect(await post(signed(body, { md5: "0" }))).toBe(401);
    expect(await post(`/apps/${SANDBOX_APPLICATION.id}/events?auth_key=${SANDBOX_APPLICATION.key}`)).toBe(401);
  });
});
