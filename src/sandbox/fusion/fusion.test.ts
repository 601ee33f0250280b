import { describe, expect, it } from "vitest";
import { TEST_SID } from "../crm/sid.ts";
import { isObject } from "../http/fields.ts";
import { at, objectsAt, useSandbox } from "../test-client.ts";

const suite = useSandbox();

const GUIDE_FIELDS = [
  "MessageId",
  "UserId",
  "Event",
  "Title",
  "Message",
  "PreviewText",
  "FooterText",
  "Data",
  "CTAButtonLink",
  "CTAButtonText",
  "CTAButton2Link",
  "CTAButton2Text",
  "ImageUrl",
  "IsRead",
  "DisplayType",
  "Date",
  "Expires",
].sort();

describe("login", () => {
  it("answers the test sid with the vendor's shape and user -9999", async () => {
    const init = { method: "POST", headers: { authtoken: TEST_SID } };
    const reply = await suite.client.fetch("/fusion/Platform/LoginAuthToken", init);
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({
      Data: {
        JwtToken: expect.any(String),
        Authentication: { "IsAuthenticated:": true, AuthToken: expect.any(String) },
        User: { UserId: -9999, BrandId: 5, IsTestUser: true, Firstname: "Test", Lastname: "Player" },
      },
      Success: true,
      Errors: null,
    });
  });

  it("gives every name its own positive user", async () => {
    const ids = new Set<unknown>();
    for (const name of ["anna", "bert", "anna-3"]) ids.add(at(await suite.client.state(`sandbox-${name}`), "userId"));
    expect(ids.size).toBe(3);
    for (const id of ids) expect(Number(id)).toBeGreaterThan(0);
  });

  it.each(["", "nobody", "sandbox-", "sandbox-a b", "sandbox-x-100001"])("refuses the sid %j with 401", async (sid) => {
    const init = { method: "POST", headers: { authtoken: sid } };
    const reply = await suite.client.fetch("/fusion/Platform/LoginAuthToken", init);
    expect(reply.status).toBe(401);
    expect(reply.json).toMatchObject({ Data: null, Success: false, Errors: [expect.any(String)] });
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("list", () => {
  it("has every kind of row, each with exactly the guide's fields", async () => {
    const token = await suite.client.login("sandbox-list");
    const reply = await suite.client.list(token);
    const rows = objectsAt(reply.json, "Data");
    expect(reply.json).toMatchObject({ Success: true, Errors: [] });
    expect(rows).toHaveLength(24);
    for (const row of rows) {
      expect(Object.keys(row).sort()).toEqual(GUIDE_FIELDS);
      expect(row.Date).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      expect(row.Expires).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    }
    expect(new Set(rows.map((row) => row.Event))).toEqual(new Set(["message", "shoutout", "inbox"]));
    expect(new Set(rows.map((row) => row.DisplayType))).toEqual(new Set(["push", "silent"]));
    expect(new Set(rows.map((row) => row.IsRead))).toEqual(new Set([true, false]));
    const now = Date.now();
    const expiries = rows.map((row) => Date.parse(`${row.Expires}Z`));
    expect(expiries.some((expiry) => expiry < now)).toBe(true);
    expect(expiries.some((expiry) => expiry > now && expiry < now + 3_600_000)).toBe(true);
  });

  it("is in a stable order that is neither newest nor oldest first", async () => {
    const token = await suite.client.login("sandbox-order");
    const ids = async () =>
      objectsAt((await suite.client.list(token)).json, "Data").map((row) => Number(row.MessageId));
    const first = await ids();
    expect(await ids()).toEqual(first);
    const sorted = [...first].sort((a, b) => a - b);
    expect(first).not.toEqual(sorted);
    expect(first).not.toEqual(sorted.reverse());
  });

  it("filters by unread and by inbox", async () => {
    const token = await suite.client.login("sandbox-filters");
    const unread = objectsAt((await suite.client.list(token, "?unread-only=true&inbox-only=false")).json, "Data");
    expect(unread.length).toBeGreaterThan(0);
    expect(unread.every((row) => row.IsRead === false)).toBe(true);
    const inbox = objectsAt((await suite.client.list(token, "?unread-only=false&inbox-only=true")).json, "Data");
    expect(inbox.every((row) => row.Event === "inbox")).toBe(true);
    const both = objectsAt((await suite.client.list(token, "?unread-only=true&inbox-only=true")).json, "Data");
    expect(both.length).toBeLessThan(Math.min(unread.length, inbox.length));
  });

  it("is compressed for clients that accept it", async () => {
    const token = await suite.client.login("sandbox-zip");
    expect((await suite.client.list(token)).headers.get("content-encoding")).toBe("gzip");
    const plain = { headers: { authtoken: token, "accept-encoding": "identity" } };
    const reply = await suite.client.fetch("/fusion/Notifications/v2/user-notifications", plain);
    expect(reply.headers.get("content-encoding")).toBeNull();
    expect(objectsAt(reply.json, "Data")).toHaveLength(24);
  });

  it("has as many rows as the sid asks for", async () => {
    for (const count of [0, 1, 3000]) {
      const token = await suite.client.login(`sandbox-many-${count}`);
      expect(objectsAt((await suite.client.list(token)).json, "Data")).toHaveLength(count);
    }
  });

  it("lists pictures on the other host than the page's", async () => {
    const token = await suite.client.login("sandbox-pictures");
    const url = `http://localhost:${suite.client.sandbox.port}/fusion/Notifications/v2/user-notifications`;
    const onLocalhost: unknown = await (await fetch(url, { headers: { authtoken: token } })).json();
    const onAddress = (await suite.client.list(token)).json;
    const hosts = (json: unknown) =>
      new Set(objectsAt(json, "Data").flatMap((row) => (row.ImageUrl ? [new URL(String(row.ImageUrl)).hostname] : [])));
    expect(hosts(onLocalhost)).toEqual(new Set(["localhost"]));
    expect(hosts(onAddress)).toEqual(new Set(["127.0.0.1"]));
  });

  it("refuses a sid or a wrong token", async () => {
    for (const token of ["sandbox-list", "wrong", ""]) expect((await suite.client.list(token)).status).toBe(401);
  });
});

describe("single", () => {
  it("answers one row, and 404 for one that is not there", async () => {
    const token = await suite.client.login(TEST_SID);
    const path = "/fusion/Notifications/v2/user-notification";
    const reply = await suite.client.fetch(`${path}/1234`, { headers: { authtoken: token } });
    expect(at(reply.json, "Data", "MessageId")).toBe(1234);
    expect((await suite.client.fetch(`${path}/1`, { headers: { authtoken: token } })).status).toBe(404);
    expect((await suite.client.fetch(`${path}/1234`)).status).toBe(401);
  });
});

describe("mark read and delete", () => {
  it("applies each once and journals every one", async () => {
    const sid = "sandbox-mutations";
    const token = await suite.client.login(sid);
    const rows = objectsAt((await suite.client.list(token, "?unread-only=true&inbox-only=false")).json, "Data");
    const id = rows[0]?.MessageId;
    const done = { Success: true, Data: true, Errors: [] };
    expect((await suite.client.markRead(token, id)).json).toEqual(done);
    expect((await suite.client.markRead(token, id)).json).toEqual(done);
    expect((await suite.client.remove(token, id)).json).toEqual(done);
    expect((await suite.client.remove(token, id)).status).toBe(404);
    expect((await suite.client.markRead(token, id)).status).toBe(404);
    const listed = objectsAt((await suite.client.list(token)).json, "Data");
    expect(listed.some((row) => row.MessageId === id)).toBe(false);
    const state = await suite.client.state(sid);
    expect(at(state, "deletedIds")).toEqual([id]);
    expect(at(state, "requests")).toEqual({ login: 1, list: 2, read: 3, delete: 2 });
    const journal = await suite.client.journal(sid);
    expect(journal.map(({ kind, result, effective, status }) => [kind, result, effective, status])).toEqual([
      ["read", "applied", true, 200],
      ["read", "already", false, 200],
      ["delete", "applied", true, 200],
      ["delete", "already", false, 404],
      ["read", "unknown-message", false, 404],
    ]);
    expect(journal.every((entry) => entry.answered === true && entry.tokenUserId === at(state, "userId"))).toBe(true);
  });

  it("reads the body under any content type, and a doubled slash in the path", async () => {
    const token = await suite.client.login("sandbox-bodies");
    const [first, second] = objectsAt((await suite.client.list(token)).json, "Data");
    const form = { authtoken: token, "content-type": "application/x-www-form-urlencoded; charset=UTF-8" };
    const asForm = await suite.client.fetch("/fusion//Notifications/MarkNotificationAsRead", {
      method: "POST",
      headers: form,
      body: JSON.stringify({ MessageId: first?.MessageId }),
    });
    expect(asForm.json).toMatchObject({ Success: true });
    const trueForm = await suite.client.fetch("/fusion/Notifications/MarkNotificationAsRead", {
      method: "POST",
      headers: form,
      body: `MessageId=${second?.MessageId}`,
    });
    expect(trueForm.json).toMatchObject({ Success: true });
    const url = `/fusion//Notifications/v2/user-notification/${first?.MessageId}`;
    const removed = await suite.client.fetch(url, { method: "DELETE", headers: { authtoken: token } });
    expect(removed.json).toMatchObject({ Success: true });
  });

  it("refuses a missing id and a wrong token, and journals both", async () => {
    const token = await suite.client.login("sandbox-invalid");
    const before = objectsAt((await suite.client.control("journal")).json, "entries").length;
    expect((await suite.client.markRead(token, null)).status).toBe(400);
    expect((await suite.client.markRead("wrong", 1)).status).toBe(401);
    const entries = objectsAt((await suite.client.control("journal")).json, "entries").slice(before);
    expect(entries.map((entry) => entry.result)).toEqual(["invalid", "unauthorized"]);
  });
});

describe("CORS", () => {
  it("allows the two headers and three methods to any site, without credentials", async () => {
    const reply = await suite.client.fetch("/fusion/Notifications/MarkNotificationAsRead", { method: "OPTIONS" });
    expect(reply.status).toBe(204);
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
    expect(reply.headers.get("access-control-allow-headers")).toBe("authtoken, content-type");
    expect(reply.headers.get("access-control-allow-methods")).toBe("GET, POST, DELETE");
    expect(reply.headers.get("access-control-allow-credentials")).toBeNull();
  });

  it("answers an unknown call with 404 that any site may read", async () => {
    const reply = await suite.client.fetch("/fusion/Nothing");
    expect(reply.status).toBe(404);
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("Pusher authorisation", () => {
  const ask = async (auth: string, channel: string, method: "GET" | "POST" = "POST") => {
    const form = new URLSearchParams({ socket_id: "12.34", channel_name: channel });
    const base = `/fusion/external/pusher/sandbox?authToken=${auth}`;
    if (method === "GET") return await suite.client.fetch(`${base}&${form}`);
    return await suite.client.fetch(base, { method, body: form });
  };

  it("signs the caller's own channel for a sid and for an AuthToken, by POST and by GET", async () => {
    const token = await suite.client.login(TEST_SID);
    const signed = (await ask(TEST_SID, "private-prisma-5--9999")).json;
    expect(at(signed, "auth")).toMatch(/^sandbox-key:[0-9a-f]{64}$/);
    expect((await ask(token, "private-prisma-5--9999")).json).toEqual(signed);
    expect((await ask(token, "private-prisma-5--9999", "GET")).json).toEqual(signed);
  });

  it("refuses another channel, a stranger, another brand and a missing socket", async () => {
    expect((await ask(TEST_SID, "private-prisma-5-1")).status).toBe(403);
    expect((await ask("stranger", "private-prisma-5--9999")).status).toBe(401);
    const brand = await suite.client.fetch(`/fusion/external/pusher/other?authToken=${TEST_SID}`);
    expect(brand.status).toBe(404);
    const noSocket = await suite.client.fetch(`/fusion/external/pusher/sandbox?authToken=${TEST_SID}`);
    expect(noSocket.status).toBe(400);
  });
});

it("serves and repeats a list of 50,000 rows without rebuilding it", async () => {
  const token = await suite.client.login("sandbox-huge-50000");
  const first = await suite.client.list(token);
  expect(objectsAt(first.json, "Data")).toHaveLength(50_000);
  const again = await suite.client.list(token);
  expect(again.text.length).toBe(first.text.length);
  expect(isObject(first.json)).toBe(true);
});
