import { describe, expect, it } from "vitest";
import { fetchList, fetchOne, probeToken, sendIntent } from "./notifications.ts";
import { type Answer, envelope, GUIDE_ROW, json, type Received, serve, text } from "./testing.ts";

async function server(answer: Answer) {
  const { url, received } = await serve(answer);
  return { access: { fusionUrl: `${url}/api/`, userId: -9999, token: "auth-token" }, received };
}

function line({ method, path, body }: Received): string {
  return `${method} ${path} ${body}`.trim();
}

describe("asking for the list", () => {
  it("asks for read and unread, inbox and not, in one call with the token", async () => {
    const { access, received } = await server(envelope([GUIDE_ROW]));
    const outcome = await fetchList(access);
    expect(outcome).toMatchObject({ type: "success", value: { isVague: false } });
    expect(received.map(line)).toEqual([
      "GET /api/Notifications/v2/user-notifications?unread-only=false&inbox-only=false",
    ]);
    expect(received[0]?.headers.authtoken).toBe("auth-token");
  });

  it("invariant 5: is vague where Data is null: that may mean none, or nothing", async () => {
    const { access } = await server(envelope(null));
    expect(await fetchList(access)).toEqual({
      type: "success",
      value: { rows: [], bad: new Map(), badIds: [], isVague: true },
    });
  });

  it("invariant 5: is no list where Data is missing or something else", async () => {
    for (const data of [undefined, true, {}, "[]", 7]) {
      const { access } = await server(envelope(data));
      expect(await fetchList(access)).toEqual({ type: "unreachable", reason: "not-json" });
    }
  });

  it("invariant 5: is no list where not one row can be used, or most are another user's", async () => {
    const foreign = { ...GUIDE_ROW, UserId: 7 };
    for (const data of [[foreign], [null], [{ ...GUIDE_ROW, MessageId: "?" }], [GUIDE_ROW, foreign, foreign]]) {
      const { access } = await server(envelope(data));
      expect(await fetchList(access)).toEqual({ type: "unreachable", reason: "not-json" });
    }
  });

  it("invariant 5: is vague where some rows cannot be used", async () => {
    for (const bad of [{ ...GUIDE_ROW, UserId: 7 }, null, { ...GUIDE_ROW, MessageId: "?" }]) {
      const { access } = await server(envelope([GUIDE_ROW, { ...GUIDE_ROW, MessageId: 2 }, bad]));
      expect(await fetchList(access)).toMatchObject({ value: { isVague: true, rows: [{}, {}] } });
    }
  });

  it("is an empty one where there is nothing", async () => {
    const { access } = await server(envelope([]));
    expect(await fetchList(access)).toMatchObject({ value: { rows: [], isVague: false } });
  });

  it("hands every failure on as what it is", async () => {
    const refused = await server(envelope(null, false, [{ Message: "who?" }]));
    expect(await fetchList(refused.access)).toEqual({ type: "refused", errors: ["who?"] });
    const page = await server(text("<html>"));
    expect(await fetchList(page.access)).toMatchObject({ type: "unreachable" });
    const busy = await server(json({}, 429, { "retry-after": "3" }));
    expect(await fetchList(busy.access)).toEqual({ type: "status", status: 429, retryAfterMs: 3_000 });
  });
});

describe("sending a change", () => {
  it("marks read one id a call, without a JSON content type, which would cost a preflight more", async () => {
    const { access, received } = await server(envelope(true));
    expect(await sendIntent(access, "read", 1234)).toEqual({ type: "success", value: true });
    expect(received.map(line)).toEqual(['POST /api/Notifications/MarkNotificationAsRead {"MessageId":1234}']);
    expect(received[0]?.headers["content-type"] ?? "").not.toContain("json");
  });

  it("deletes by the id in the path, without the guide's doubled slash", async () => {
    const { access, received } = await server(envelope(null));
    expect((await sendIntent(access, "delete", -5)).type).toBe("success");
    expect(received.map(line)).toEqual(["DELETE /api/Notifications/v2/user-notification/-5"]);
  });

  it("invariant 9: is sent with the token of the moment", async () => {
    const { access, received } = await server(envelope(true));
    await sendIntent(access, "read", 1);
    await sendIntent({ ...access, token: "fresh-token" }, "delete", 1);
    expect(received.map((request) => request.headers.authtoken)).toEqual(["auth-token", "fresh-token"]);
  });
});

describe("asking for one message", () => {
  it("takes it bare, or as a list of one", async () => {
    for (const data of [GUIDE_ROW, [GUIDE_ROW]]) {
      const { access, received } = await server(envelope(data));
      const outcome = await fetchOne(access, 1234);
      expect(outcome).toMatchObject({ value: { type: "row", row: { notification: { id: 1234 } } } });
      expect(received.map(line)).toEqual(["GET /api/Notifications/v2/user-notification/1234"]);
    }
  });

  it("says what is bad where there is none", async () => {
    for (const data of [null, [], true]) {
      const { access } = await server(envelope(data));
      expect(await fetchOne(access, 1)).toEqual({
        type: "success",
        value: { type: "bad", problem: "not an object" },
      });
    }
  });
});

describe("probing the token", () => {
  it("asks for the smallest list", async () => {
    const { access, received } = await server(envelope([]));
    expect((await probeToken(access)).type).toBe("success");
    expect(received.map(line)).toEqual([
      "GET /api/Notifications/v2/user-notifications?unread-only=true&inbox-only=true",
    ]);
  });
});
