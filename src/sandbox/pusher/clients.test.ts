import PusherSdk from "pusher";
import PusherClient8, { type Channel } from "pusher-js";
import PusherClient5 from "pusher-js-5";
import { afterEach, describe, expect, it, vi } from "vitest";
import { at, objectsAt, useSandbox } from "../test-client.ts";
import { SANDBOX_APPLICATION } from "./application.ts";

const suite = useSandbox();
const open: PusherClient8[] = [];

afterEach(async () => {
  for (const client of open.splice(0)) client.disconnect();
  await suite.client.fetch("/sandbox/api/faults", { method: "DELETE" });
});

const LIBRARIES = [
  ["pusher-js 8", PusherClient8],
  ["pusher-js 5", PusherClient5],
] as const;

function connect(Library: typeof PusherClient8, authToken: string, key = SANDBOX_APPLICATION.key): PusherClient8 {
  const { port, origin } = suite.client.sandbox;
  const client = new Library(key, {
    cluster: "eu",
    wsHost: "127.0.0.1",
    wsPort: port,
    forceTLS: false,
    enableStats: false,
    enabledTransports: ["ws"],
    authEndpoint: `${origin}/fusion/external/pusher/sandbox?authToken=${authToken}`,
  });
  open.push(client);
  return client;
}

function happens(target: Channel | PusherClient8["connection"], event: string): Promise<unknown> {
  return new Promise((resolve) => target.bind(event, (data: unknown) => resolve(data)));
}

async function channelOf(sid: string): Promise<string> {
  return String(at(await suite.client.state(sid), "channel"));
}

/** Subscribes a user and resolves once the server has said yes. */
async function subscribe(Library: typeof PusherClient8, sid: string) {
  const client = connect(Library, sid);
  const channel = client.subscribe(await channelOf(sid));
  await happens(channel, "pusher:subscription_succeeded");
  return { client, channel };
}

function sdk(overrides: { readonly secret?: string; readonly appId?: string } = {}): PusherSdk {
  return new PusherSdk({
    appId: overrides.appId ?? SANDBOX_APPLICATION.id,
    key: SANDBOX_APPLICATION.key,
    secret: overrides.secret ?? SANDBOX_APPLICATION.secret,
    host: "127.0.0.1",
    port: String(suite.client.sandbox.port),
    useTLS: false,
  });
}

describe.each(LIBRARIES)("%s", (name, Library) => {
  const sid = `sandbox-${name.replace(" ", "-")}-client`;

  it("subscribes to its user's channel and hears what the CRM and the SDK send", async () => {
    const { channel } = await subscribe(Library, sid);
    const state = await suite.client.state(sid);
    expect([at(state, "connections"), at(state, "totalConnections")]).toEqual([1, 1]);
    for (const event of ["message", "shoutout", "inbox"]) {
      const heard = happens(channel, event);
      const sent = await suite.client.control("send", { sid, event, title: `A ${event}` });
      expect(await heard).toEqual(at(sent.json, "rows", 0));
    }
    const custom = happens(channel, "bonus-wheel");
    await sdk().trigger(await channelOf(sid), "bonus-wheel", { spins: 3 });
    expect(await custom).toEqual({ spins: 3 });
  });

  it("is refused a channel that it has no signature for", async () => {
    const client = connect(Library, sid);
    const channel = client.subscribe("private-prisma-5-1");
    expect(await happens(channel, "pusher:subscription_error")).toBeDefined();
    expect(at(await suite.client.state(sid), "connections")).toBe(0);
  });

  it("gives up on an unknown app key and reports 4001", async () => {
    const client = connect(Library, sid, "another-key");
    const error = await happens(client.connection, "error");
    expect(at(error, "data", "code") ?? at(error, "error", "data", "code")).toBe(4001);
    await expect.poll(() => client.connection.state).not.toBe("connected");
  });

  it("stays away after 4004 and comes back after 4200", async () => {
    const first = await subscribe(Library, sid);
    const again = happens(first.channel, "pusher:subscription_succeeded");
    await suite.client.control("live/close", { sid, code: 4200 });
    await again;
    expect(at(await suite.client.state(sid), "subscriptions")).toBeGreaterThan(1);
    await suite.client.control("live/close", { sid, code: 4004 });
    await expect.poll(() => first.client.connection.state).toBe("disconnected");
  });

  it("comes back after its socket was destroyed", async () => {
    const { channel } = await subscribe(Library, sid);
    const again = happens(channel, "pusher:subscription_succeeded");
    expect((await suite.client.control("live/close", { sid, code: "destroy" })).json).toEqual({ closed: 1 });
    await again;
  });

  it("leaves a channel", async () => {
    const { client, channel } = await subscribe(Library, sid);
    const heard = vi.fn();
    channel.bind("inbox", heard);
    client.unsubscribe(channel.name);
    await expect.poll(async () => at(await suite.client.state(sid), "connections")).toBe(0);
    await suite.client.control("send", { sid });
    expect(heard).not.toHaveBeenCalled();
  });

  it("is refused a client event", async () => {
    const { client, channel } = await subscribe(Library, sid);
    const error = happens(client.connection, "error");
    channel.trigger("client-typing", {});
    expect(JSON.stringify(await error)).toContain("client events");
  });
});

describe("live faults of one user", () => {
  const sid = "sandbox-unlucky";

  it("pusher-down drops the open socket and every later subscription", async () => {
    const { client } = await subscribe(PusherClient8, sid);
    const other = await subscribe(PusherClient8, "sandbox-lucky");
    await suite.client.setFaults(sid, { kind: "pusher-down" });
    await expect.poll(async () => at(await suite.client.state(sid), "connections")).toBe(0);
    const seen = async () => at(await suite.client.state(sid), "faults", 0, "seen");
    await expect.poll(seen, { timeout: 5000 }).toBeGreaterThan(0);
    expect(at(await suite.client.state(sid), "connections")).toBe(0);
    expect(client.connection.socket_id).not.toBe(other.client.connection.socket_id);
    expect(other.client.connection.state).toBe("connected");
  });

  it("pusher-over-quota closes with 4004, now and at a subscription", async () => {
    const { client } = await subscribe(PusherClient8, sid);
    await suite.client.setFaults(sid, { kind: "pusher-over-quota" });
    await expect.poll(() => client.connection.state).toBe("disconnected");
    const late = connect(PusherClient8, sid);
    late.subscribe(await channelOf(sid));
    await expect.poll(() => late.connection.state).toBe("disconnected");
  });

  it("pusher-auth-refused fails the subscription and keeps the connection", async () => {
    await suite.client.setFaults(sid, { kind: "pusher-auth-refused" });
    const client = connect(PusherClient8, sid);
    const error = await happens(client.subscribe(await channelOf(sid)), "pusher:subscription_error");
    expect(at(error, "status")).toBe(403);
    expect(client.connection.state).toBe("connected");
  });
});

describe("live faults of everybody", () => {
  it("pusher-down refuses connections until it is cleared", async () => {
    await suite.client.setFaults("*", { kind: "pusher-down" });
    const client = connect(PusherClient8, "sandbox-everybody");
    await expect
      .poll(async () => at(await suite.client.state("sandbox-everybody"), "faultsOfEverybody", 0, "seen"))
      .toBeGreaterThan(0);
    expect(client.connection.state).not.toBe("connected");
    const connected = happens(client.connection, "connected");
    await suite.client.fetch("/sandbox/api/faults", { method: "DELETE" });
    client.disconnect();
    client.connect();
    await connected;
  });

  it("pusher-over-quota refuses with 4004 at the door", async () => {
    await suite.client.setFaults("*", { kind: "pusher-over-quota" });
    const client = connect(PusherClient8, "sandbox-everybody");
    await expect.poll(() => client.connection.state).toBe("disconnected");
  });
});

describe("the official SDK", () => {
  it("triggers on several channels, but not back to the sender's socket", async () => {
    const [a, b] = [await subscribe(PusherClient8, "sandbox-sdk-a"), await subscribe(PusherClient8, "sandbox-sdk-b")];
    const notMine = vi.fn();
    a.channel.bind("news", notMine);
    const heard = happens(b.channel, "news");
    const exceptA = { socket_id: a.client.connection.socket_id };
    await sdk().trigger([a.channel.name, b.channel.name], "news", "text", exceptA);
    expect(await heard).toBe("text");
    const second = happens(a.channel, "second");
    await sdk().triggerBatch([{ channel: a.channel.name, name: "second", data: { n: 2 } }]);
    expect(await second).toEqual({ n: 2 });
    expect(notMine).not.toHaveBeenCalled();
  });

  it("lists the occupied channels", async () => {
    const { channel } = await subscribe(PusherClient8, "sandbox-sdk-list");
    const all: unknown = await (
      await sdk().get({ path: "/channels", params: { filter_by_prefix: "private-" } })
    ).json();
    expect(at(all, "channels", channel.name)).toEqual({});
    const one: unknown = await (await sdk().get({ path: `/channels/${channel.name}` })).json();
    expect(one).toEqual({ occupied: true, subscription_count: 1 });
  });

  it("is refused over 10 kB, with a wrong secret, with a wrong app and with a bad event", async () => {
    const channel = "private-prisma-5-1";
    const fits = "x".repeat(10 * 1024 - 2);
    await sdk().trigger(channel, "big", `"${fits}"`);
    await expect(sdk().trigger(channel, "big", `"${fits}x"`)).rejects.toMatchObject({ status: 413 });
    await expect(sdk({ secret: "wrong" }).trigger(channel, "e", {})).rejects.toMatchObject({ status: 401 });
    await expect(sdk({ appId: "wrong" }).trigger(channel, "e", {})).rejects.toMatchObject({ status: 404 });
    await expect(sdk().post({ path: "/events", body: "no event" })).rejects.toMatchObject({ status: 400 });
    await expect(sdk().post({ path: "/batch_events", body: "no batch" })).rejects.toMatchObject({ status: 400 });
    await expect(sdk().get({ path: "/users" })).rejects.toMatchObject({ status: 404 });
  });
});

describe("the CRM", () => {
  it("sends the whole row, and without or with a cut body when it is too large for Pusher", async () => {
    const sid = "sandbox-large";
    const { channel } = await subscribe(PusherClient8, sid);
    const message = `<p>${"é".repeat(8000)}</p>`;
    const absent = happens(channel, "inbox");
    await suite.client.control("send", { sid, message });
    expect(await absent).not.toHaveProperty("Message");
    channel.unbind_all();
    const cut = happens(channel, "inbox");
    await suite.client.control("send", { sid, message, oversize: "cut" });
    const payload = await cut;
    expect(message.startsWith(String(at(payload, "Message")))).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(payload))).toBeLessThanOrEqual(10 * 1024);
    expect(Buffer.byteLength(JSON.stringify(payload))).toBeGreaterThan(10 * 1024 - 4);
  });

  it("can send an event that differs from the row, or has no row, or a row that has no event", async () => {
    const sid = "sandbox-shapes-0";
    const { channel } = await subscribe(PusherClient8, sid);
    const heard: unknown[] = [];
    channel.bind_global((event: string, data: unknown) => heard.push([event, data]));
    await suite.client.control("send", {
      sid,
      title: "Odd",
      eventName: "custom",
      liveOverrides: { MessageId: "77" },
      liveOmit: ["UserId", "Expires"],
    });
    await suite.client.control("send", { sid, title: "Live only", live: "only" });
    await suite.client.control("send", { sid, title: "Stored only", live: false });
    await suite.client.control("live/emit", { sid, event: "last", data: [1, null] });
    await expect.poll(() => heard.length).toBe(3);
    expect(heard[0]).toEqual(["custom", expect.objectContaining({ MessageId: "77", Title: "Odd" })]);
    expect(at(heard, 0, 1)).not.toHaveProperty("UserId");
    expect(heard[1]).toEqual(["inbox", expect.objectContaining({ Title: "Live only" })]);
    expect(heard[2]).toEqual(["last", [1, null]]);
    const rows = objectsAt(await suite.client.state(sid), "rows");
    expect(rows.map((row) => row.Title)).toEqual(["Odd", "Stored only"]);
  });

  it("is told when Pusher would refuse an event", async () => {
    const data = "x".repeat(11_000);
    const reply = await suite.client.control("live/emit", { sid: "sandbox-large", event: "e", data });
    expect(reply.status).toBe(413);
  });
});
