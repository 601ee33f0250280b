import { describe, expect, it } from "vitest";
import { at, objectsAt, useSandbox } from "../test-client.ts";

const suite = useSandbox();
let count = 0;

/** A user nobody else has, logged in, with the id of one of its unread messages. */
async function newcomer() {
  count += 1;
  const sid = `sandbox-faulty${count}x`;
  const token = await suite.client.login(sid);
  const rows = objectsAt((await suite.client.list(token, "?unread-only=true&inbox-only=false")).json, "Data");
  return { sid, token, id: rows[0]?.MessageId, otherId: rows[1]?.MessageId };
}

async function lastEntry(sid: string) {
  return (await suite.client.journal(sid)).at(-1);
}

describe("each kind of fault", () => {
  it("offline resets the connection and applies nothing", async () => {
    const { sid, token, id } = await newcomer();
    await suite.client.setFaults(sid, { kind: "offline" });
    await expect(suite.client.markRead(token, id)).rejects.toThrow("fetch failed");
    await expect(suite.client.list(token)).rejects.toThrow("fetch failed");
    expect(await lastEntry(sid)).toMatchObject({ result: "faulted", fault: "offline", answered: false, status: null });
  });

  it("hang never answers, before or after applying", async () => {
    const { sid, token, id } = await newcomer();
    for (const [phase, result] of [["request", "faulted"] as const, ["answer", "applied"] as const]) {
      await suite.client.setFaults(sid, { kind: "hang", phase, endpoint: "read" });
      const stop = new AbortController();
      const asked = fetch(`${suite.client.sandbox.origin}/fusion/Notifications/MarkNotificationAsRead`, {
        method: "POST",
        headers: { authtoken: token },
        body: JSON.stringify({ MessageId: id }),
        signal: stop.signal,
      });
      await expect.poll(async () => (await lastEntry(sid))?.result).toBe(result);
      stop.abort();
      await expect(asked).rejects.toThrow();
      expect(await lastEntry(sid)).toMatchObject({ answered: false });
    }
  });

  it("delay holds back the request or the answer, which then says how things were", async () => {
    const { sid, token, id } = await newcomer();
    await suite.client.setFaults(sid, { kind: "delay", ms: 150, phase: "answer", endpoint: "list", times: 1 });
    const before = performance.now();
    const slow = suite.client.list(token);
    await expect.poll(async () => at(await suite.client.state(sid), "requests", "list")).toBe(2);
    await suite.client.remove(token, id);
    const rows = objectsAt((await slow).json, "Data");
    expect(performance.now() - before).toBeGreaterThanOrEqual(140);
    expect(rows.some((row) => row.MessageId === id)).toBe(true);
    await suite.client.setFaults(sid, { kind: "delay", ms: 100 }, { kind: "status", status: 500 });
    const then = performance.now();
    expect((await suite.client.list(token)).status).toBe(500);
    expect(performance.now() - then).toBeGreaterThanOrEqual(90);
  });

  it("status answers any status, with Retry-After in seconds or as a date", async () => {
    const { sid, token, id } = await newcomer();
    const date = "Fri, 01 Jan 2027 00:00:00 GMT";
    for (const [status, retryAfter] of [[500], [503, 7], [429, date], [404], [408]] as const) {
      await suite.client.setFaults(sid, { kind: "status", status, ...(retryAfter ? { retryAfter } : {}) });
      const reply = await suite.client.markRead(token, id);
      expect(reply.status).toBe(status);
      expect(reply.headers.get("retry-after")).toBe(retryAfter === undefined ? null : String(retryAfter));
      expect(reply.headers.get("access-control-allow-origin")).toBe("*");
      if (retryAfter) expect(reply.headers.get("access-control-expose-headers")).toBe("retry-after");
    }
    expect(await lastEntry(sid)).toMatchObject({ result: "faulted", effective: false, status: 408, answered: true });
  });

  it("unauthorized refuses every token from now on, the login's too", async () => {
    const { sid, token, id } = await newcomer();
    await suite.client.setFaults(sid, { kind: "unauthorized" });
    expect((await suite.client.list(token)).status).toBe(401);
    expect((await suite.client.remove(token, id)).status).toBe(401);
    const init = { method: "POST", headers: { authtoken: sid } };
    expect((await suite.client.fetch("/fusion/Platform/LoginAuthToken", init)).status).toBe(401);
  });

  it("expired-token refuses the tokens of before until a new login", async () => {
    const { sid, token } = await newcomer();
    await suite.client.setFaults(sid, { kind: "expired-token" });
    expect((await suite.client.list(token)).status).toBe(401);
    expect((await suite.client.list(await suite.client.login(sid))).status).toBe(200);
    expect((await suite.client.list(token)).status).toBe(401);
  });

  it("unauthorized-200 refuses the token with status 200", async () => {
    const { sid, token } = await newcomer();
    await suite.client.setFaults(sid, { kind: "unauthorized-200" });
    const reply = await suite.client.list(token);
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({ Data: null, Success: false, Errors: [expect.stringContaining("Authentication")] });
  });

  it.each([[null], [[]], [["No"]], [[{ Code: 7, Message: "No" }]]])("refuse answers Errors %j", async (errors) => {
    const { sid, token, id } = await newcomer();
    await suite.client.setFaults(sid, { kind: "refuse", errors });
    const reply = await suite.client.markRead(token, id);
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({ Data: null, Success: false, Errors: errors });
    expect(await lastEntry(sid)).toMatchObject({ effective: false, fault: "refuse" });
  });

  it("html answers a captive portal, readable from other sites only on demand", async () => {
    const { sid, token } = await newcomer();
    await suite.client.setFaults(sid, { kind: "html" });
    const reply = await suite.client.list(token);
    expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(reply.headers.get("access-control-allow-origin")).toBeNull();
    await suite.client.setFaults(sid, { kind: "html", cors: true });
    expect((await suite.client.list(token)).headers.get("access-control-allow-origin")).toBe("*");
  });

  it("truncate cuts the body half-way, though the request is applied", async () => {
    const { sid, token, id } = await newcomer();
    await suite.client.setFaults(sid, { kind: "truncate" });
    await expect(suite.client.list(token)).rejects.toThrow();
    await expect(suite.client.markRead(token, id)).rejects.toThrow();
    expect(await lastEntry(sid)).toMatchObject({ result: "applied", effective: true, answered: false });
  });

  it("lost-answer applies and resets the connection", async () => {
    const { sid, token, id } = await newcomer();
    await suite.client.setFaults(sid, { kind: "lost-answer", times: 1 });
    await expect(suite.client.remove(token, id)).rejects.toThrow("fetch failed");
    expect(await lastEntry(sid)).toMatchObject({ result: "applied", effective: true, answered: false, status: null });
    expect((await suite.client.remove(token, id)).status).toBe(404);
  });

  it("stale lists what there was when it was set", async () => {
    const { sid, token, id } = await newcomer();
    await suite.client.setFaults(sid, { kind: "stale" });
    await suite.client.remove(token, id);
    const listed = async () => objectsAt((await suite.client.list(token)).json, "Data").map((row) => row.MessageId);
    expect(await listed()).toContain(id);
    await suite.client.fetch(`/sandbox/api/faults?sid=${sid}`, { method: "DELETE" });
    expect(await listed()).not.toContain(id);
  });

  it("body answers anything at all", async () => {
    const { sid, token } = await newcomer();
    await suite.client.setFaults(sid, { kind: "body", body: { Data: "what?" }, status: 201 });
    const reply = await suite.client.list(token);
    expect([reply.status, reply.json]).toEqual([201, { Data: "what?" }]);
    await suite.client.setFaults(sid, { kind: "body", body: "{ not json" });
    expect((await suite.client.list(token)).text).toBe("{ not json");
  });

  it("pusher-auth-refused answers 403 and leaves the rest alone", async () => {
    const { sid, token } = await newcomer();
    await suite.client.setFaults(sid, { kind: "pusher-auth-refused" });
    const reply = await suite.client.fetch(`/fusion/external/pusher/sandbox?authToken=${sid}`, { method: "POST" });
    expect(reply.status).toBe(403);
    expect((await suite.client.list(token)).status).toBe(200);
  });
});

describe("when a fault strikes", () => {
  it("skips `after` requests and then strikes `times` times", async () => {
    const { sid, token } = await newcomer();
    await suite.client.setFaults(sid, { kind: "status", status: 500, after: 1, times: 2 });
    const statuses: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) statuses.push((await suite.client.list(token)).status);
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
  });

  it("can be about one endpoint or one message", async () => {
    const { sid, token, id, otherId } = await newcomer();
    await suite.client.setFaults(sid, { kind: "refuse", endpoint: "read", messageId: id });
    expect((await suite.client.markRead(token, id)).json).toMatchObject({ Success: false });
    expect((await suite.client.markRead(token, otherId)).json).toMatchObject({ Success: true });
    expect((await suite.client.remove(token, id)).json).toMatchObject({ Success: true });
  });

  it("can follow one another", async () => {
    const { sid, token } = await newcomer();
    await suite.client.setFaults(
      sid,
      { kind: "status", status: 500, times: 1 },
      { kind: "status", status: 503, times: 1 },
    );
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await suite.client.list(token)).status);
    expect(statuses).toEqual([500, 503, 200]);
  });

  it("can be everybody's, on config and session too", async () => {
    const { token } = await newcomer();
    await suite.client.setFaults(
      "*",
      { kind: "status", status: 503 },
      { kind: "html", cors: true, endpoint: "config" },
      { kind: "status", status: 500, endpoint: "session" },
    );
    expect((await suite.client.list(token)).status).toBe(503);
    expect((await suite.client.fetch("/api/v1/config/sandbox")).text).toContain("<html>");
    expect((await suite.client.fetch("/sandbox/session")).status).toBe(500);
    await suite.client.fetch("/sandbox/api/faults", { method: "DELETE" });
    expect((await suite.client.list(token)).status).toBe(200);
    expect((await suite.client.fetch("/sandbox/session")).status).toBe(200);
  });

  it.each([
    [{ kind: "nonsense" }, "kind"],
    [{ kind: "delay" }, "ms"],
    [{ kind: "status" }, "status"],
    [{ kind: "status", status: 500, retryAfter: -1 }, "retryAfter"],
    [{ kind: "offline", endpoint: "nowhere" }, "endpoint"],
    [{ kind: "offline", times: 0 }, "times"],
    [{ kind: "offline", colour: "red" }, "colour"],
    [{ kind: "body" }, "body"],
  ])("refuses the fault %j and names the field %s", async (fault, field) => {
    const reply = await suite.client.control("faults", { sid: "sandbox-a", faults: [fault] });
    expect(reply.status).toBe(400);
    expect(at(reply.json, "error")).toContain(`"${field}"`);
    expect(at(reply.json, "error")).toContain("docs/sandbox.md");
  });
});
