import { describe, expect, it } from "vitest";
import { callJson, retryAfterMs } from "./http.ts";
import { type Answer, envelope, json, serve, text } from "./testing.ts";

async function callOnce(answer: Answer, timeoutMs = 5_000) {
  const { url } = await serve(answer);
  return callJson({ url, timeoutMs });
}

describe("what is sent", () => {
  it("invariant 22: the token goes in a header and never into the URL", async () => {
    const server = await serve(json({}));
    await callJson({ url: `${server.url}/list?unread-only=false`, token: "secret-token", timeoutMs: 5_000 });
    const [request] = server.received;
    expect(request?.headers.authtoken).toBe("secret-token");
    expect(request?.path).toBe("/list?unread-only=false");
    expect(request?.headers.referer).toBeUndefined();
  });

  it("has no token where none was given, and GET is the default", async () => {
    const server = await serve(json({}));
    await callJson({ url: server.url, timeoutMs: 5_000 });
    expect(server.received[0]?.method).toBe("GET");
    expect(server.received[0]?.headers).not.toHaveProperty("authtoken");
  });

  it("sends form fields as a form", async () => {
    const server = await serve(json({}));
    const body = new URLSearchParams({ socket_id: "1.2", channel_name: "private-prisma-5--9999" });
    await callJson({ url: server.url, method: "POST", body, timeoutMs: 5_000 });
    expect(server.received[0]?.headers["content-type"]).toContain("application/x-www-form-urlencoded");
    expect(server.received[0]?.body).toBe("socket_id=1.2&channel_name=private-prisma-5--9999");
  });
});

describe("what comes back", () => {
  it("is the parsed answer", async () => {
    expect(await callOnce(json({ a: [1] }))).toEqual({ type: "success", value: { a: [1] } });
  });

  it("invariant 10: is a time-out where the server never answers", async () => {
    expect(await callOnce(() => {}, 50)).toEqual({ type: "unreachable", reason: "timeout" });
  });

  it("invariant 10: is a time-out where the answer stops in the middle of its body", async () => {
    const stall: Answer = (response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"Data":');
    };
    expect(await callOnce(stall, 200)).toEqual({ type: "unreachable", reason: "timeout" });
  });

  it("invariant 7: is unreachable where the connection is reset", async () => {
    expect(await callOnce((response) => response.socket?.resetAndDestroy())).toEqual({
      type: "unreachable",
      reason: "network",
    });
  });

  it("is unreachable where nobody listens", async () => {
    expect(await callJson({ url: "http://127.0.0.1:1/", timeoutMs: 5_000 })).toEqual({
      type: "unreachable",
      reason: "network",
    });
  });

  it("is unreachable where the address is none", async () => {
    expect(await callJson({ url: "not an address", timeoutMs: 5_000 })).toMatchObject({ type: "unreachable" });
  });

  it("invariant 7: is unreachable where the body is cut half-way", async () => {
    const cut: Answer = (response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"Data":', () => response.destroy());
    };
    expect(await callOnce(cut)).toEqual({ type: "unreachable", reason: "network" });
  });

  it("invariant 7: is not JSON where half a body pretends to be a whole one", async () => {
    expect(await callOnce(text('{"Data":[{"MessageId":1'))).toEqual({ type: "unreachable", reason: "not-json" });
  });

  it("invariant 7: a captive portal's page with status 200 is no success", async () => {
    const portal = text("<!doctype html><title>Free Wi-Fi</title>", 200, { "content-type": "text/html" });
    expect(await callOnce(portal)).toEqual({ type: "unreachable", reason: "not-json" });
  });

  it("is not JSON where the body is empty", async () => {
    expect(await callOnce(text(""))).toEqual({ type: "unreachable", reason: "not-json" });
  });

  it("is the status where it is no success, whatever the body says", async () => {
    for (const status of [400, 401, 403, 404, 408, 429, 500, 503]) {
      expect(await callOnce(json({ Success: true }, status))).toEqual({ type: "status", status, retryAfterMs: null });
    }
  });

  it("invariant 7: tells a 404 and a 410 in Fasttrack's own words from those of a gateway", async () => {
    for (const status of [404, 410]) {
      const bare = { type: "status", status, retryAfterMs: null };
      expect(await callOnce(envelope(null, false, ["Not found"], status))).toEqual({ ...bare, isOwnWord: true });
      for (const answer of [text("<h1>Not found</h1>", status), json({ message: "no Route matched" }, status)]) {
        expect(await callOnce(answer)).toEqual(bare);
      }
      const half: Answer = (response) => {
        response.writeHead(status, { "content-length": "100" });
        response.write('{"Success":', () => response.destroy());
      };
      expect(await callOnce(half)).toEqual(bare);
    }
  });

  it("invariant 7: carries the server's Retry-After", async () => {
    expect(await callOnce(text("", 429, { "retry-after": "7" }))).toEqual({
      type: "status",
      status: 429,
      retryAfterMs: 7_000,
    });
  });
});

describe("Retry-After", () => {
  const NOW = Date.UTC(2024, 0, 1, 12, 0, 0);
  const read = (value: string) => retryAfterMs(new Headers({ "retry-after": value }), NOW);

  it("comes in seconds", () => {
    expect(read("0")).toBe(0);
    expect(read(" 120 ")).toBe(120_000);
  });

  it("comes as a date, and one that has passed means now", () => {
    expect(read("Mon, 01 Jan 2024 12:01:30 GMT")).toBe(90_000);
    expect(read("Mon, 01 Jan 2024 11:00:00 GMT")).toBe(0);
  });

  it("is nothing where it is missing, empty or nonsense", () => {
    expect(retryAfterMs(new Headers(), NOW)).toBeNull();
    expect(read("")).toBeNull();
    expect(read("soon")).toBeNull();
  });
});
