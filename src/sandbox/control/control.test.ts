import { describe, expect, it } from "vitest";
import { TEST_SID } from "../crm/sid.ts";
import { at, objectsAt, useSandbox } from "../test-client.ts";

const suite = useSandbox();

describe("send", () => {
  it("fills every field of the row, by sid or by name", async () => {
    const sent = await suite.client.control("send", {
      user: "whole-0",
      event: "shoutout",
      displayType: "silent",
      title: "T",
      message: "<b>M</b>",
      previewText: "P",
      footerText: "F",
      data: { a: 1 },
      ctaButtonLink: "https://a.example",
      ctaButtonText: "A",
      ctaButton2Link: "https://b.example",
      ctaButton2Text: "B",
      imageUrl: "https://c.example/c.png",
      date: "2026-01-02 03:04:05",
      expires: null,
      isRead: true,
    });
    const row = at(sent.json, "rows", 0);
    expect(row).toEqual({
      MessageId: at(sent.json, "messageIds", 0),
      UserId: at(await suite.client.state("sandbox-whole-0"), "userId"),
      Event: "shoutout",
      Title: "T",
      Message: "<b>M</b>",
      PreviewText: "P",
      FooterText: "F",
      Data: { a: 1 },
      CTAButtonLink: "https://a.example",
      CTAButtonText: "A",
      CTAButton2Link: "https://b.example",
      CTAButton2Text: "B",
      ImageUrl: "https://c.example/c.png",
      DisplayType: "silent",
      Date: "2026-01-02 03:04:05",
      Expires: null,
      IsRead: true,
    });
    expect(at(await suite.client.state("sandbox-whole-0"), "rows")).toEqual([row]);
  });

  it("sends rows that are wrong on purpose", async () => {
    const raw = { MessageId: "12", Title: 7, Extra: { deep: [] } };
    await suite.client.control("send", { sid: "sandbox-raw-0", raw, omit: ["Expires", "Message"] });
    const rows = objectsAt(await suite.client.state("sandbox-raw-0"), "rows");
    expect(rows[0]).toMatchObject(raw);
    expect(rows[0]).not.toHaveProperty("Expires");
    const token = await suite.client.login("sandbox-raw-0");
    expect((await suite.client.markRead(token, "12")).json).toMatchObject({ Success: true });
  });

  it("sends a series with ids that rise", async () => {
    const sent = await suite.client.control("send", { sid: "sandbox-series-0", count: 300, title: "No.", live: false });
    const ids = objectsAt(sent.json, "rows").map((row) => Number(row.MessageId));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(300);
    expect(at(sent.json, "rows", 299, "Title")).toBe("No. 300");
  });

  it.each([
    [{ sid: "sandbox-a", colour: 1 }, "colour"],
    [{ sid: "sandbox-a", title: 1 }, "title"],
    [{ sid: "sandbox-a", count: 0 }, "count"],
    [{ sid: "sandbox-a", live: "never" }, "live"],
    [{ sid: "sandbox-a", raw: [] }, "raw"],
    [{ sid: "sandbox-a", omit: [1] }, "omit"],
    [{ sid: "sandbox-a", isRead: "no" }, "isRead"],
    [{ sid: "nobody" }, "sid"],
    [{}, "sid"],
  ])("refuses %j and names %s", async (body, field) => {
    const reply = await suite.client.control("send", body);
    expect(reply.status).toBe(400);
    expect(at(reply.json, "error")).toContain(`"${field}"`);
    expect(at(reply.json, "error")).toContain("docs/sandbox.md");
  });
});

describe("another device", () => {
  it("marks and deletes, and the journal says who it was", async () => {
    const sid = "sandbox-devices";
    const [first, second] = objectsAt(await suite.client.state(sid), "rows").filter((row) => row.IsRead === false);
    const [a, b] = [Number(first?.MessageId), Number(second?.MessageId)];
    const marked = await suite.client.control("mark", { sid, messageIds: [a, String(a), 1] });
    expect(objectsAt(marked.json, "results").map((entry) => entry.result)).toEqual([
      "applied",
      "already",
      "unknown-message",
    ]);
    await suite.client.control("delete", { sid, messageIds: [b] });
    const rows = objectsAt(await suite.client.state(sid), "rows");
    expect(rows.find((row) => row.MessageId === a)?.IsRead).toBe(true);
    expect(rows.some((row) => row.MessageId === b)).toBe(false);
    const journal = await suite.client.journal(sid);
    expect(journal.map((entry) => entry.source)).toEqual(Array(4).fill("other-device"));
    const later = await suite.client.control(`journal?sid=${sid}&after=${journal[2]?.seq}`);
    expect(objectsAt(later.json, "entries")).toEqual([journal[3]]);
  });

  it("needs ids", async () => {
    for (const messageIds of [undefined, [], [null], "1"]) {
      const reply = await suite.client.control("mark", { sid: "sandbox-devices", messageIds });
      expect(at(reply.json, "error")).toContain('"messageIds"');
    }
  });
});

describe("reset", () => {
  it("gives a fresh inbox with ids never seen before, but the guide's", async () => {
    const idsOf = async (sid: string) => objectsAt(await suite.client.state(sid), "rows").map((row) => row.MessageId);
    const [before, guideBefore] = [await idsOf("sandbox-reset"), await idsOf(TEST_SID)];
    const token = await suite.client.login("sandbox-reset");
    await suite.client.remove(token, before[0]);
    await suite.client.setFaults("sandbox-reset", { kind: "stale" });
    await suite.client.control("reset", { sid: "sandbox-reset" });
    const state = await suite.client.state("sandbox-reset");
    expect([at(state, "deletedIds"), at(state, "faults"), at(state, "requests")]).toEqual([[], [], {}]);
    expect(await suite.client.journal("sandbox-reset")).toEqual([]);
    const after = await idsOf("sandbox-reset");
    expect(after).toHaveLength(24);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
    expect((await suite.client.list(token)).status).toBe(200);
    await suite.client.control("reset", {});
    const guideAfter = await idsOf(TEST_SID);
    expect(guideAfter.filter((id) => guideBefore.includes(id))).toEqual([1234]);
  });
});

describe("the records", () => {
  it("hold every request with its URL and telling headers, but the control API's own", async () => {
    const sid = "sandbox-records";
    const token = await suite.client.login(sid);
    const headers = { authtoken: token, origin: "https://operator.example", referer: "https://operator.example/" };
    await suite.client.fetch("/fusion/Notifications/v2/user-notifications?unread-only=true", { headers });
    await suite.client.fetch("/nothing/here");
    const own = objectsAt((await suite.client.control(`requests?sid=${sid}`)).json, "entries");
    expect(own.map((entry) => [entry.method, entry.url, entry.endpoint, entry.status, entry.answered])).toEqual([
      ["POST", "/fusion/Platform/LoginAuthToken", "login", 200, true],
      ["GET", "/fusion/Notifications/v2/user-notifications?unread-only=true", "list", 200, true],
    ]);
    expect(own[1]?.headers).toMatchObject({ origin: headers.origin, referer: headers.referer });
    const all = objectsAt((await suite.client.control("requests")).json, "entries");
    expect(all.some((entry) => entry.url === "/nothing/here" && entry.status === 404)).toBe(true);
    expect(all.some((entry) => String(entry.url).startsWith("/sandbox/api/"))).toBe(false);
  });

  it("list the users there are", async () => {
    await suite.client.state("sandbox-listed");
    const users = objectsAt((await suite.client.control("users")).json, "users");
    expect(users).toContainEqual(expect.objectContaining({ sid: "sandbox-listed", name: "listed" }));
  });

  it("leave the rows out of the state on demand", async () => {
    const state = (await suite.client.control("state?sid=sandbox-brief&rows=false")).json;
    expect(state).not.toHaveProperty("rows");
    expect(state).toMatchObject({ rowCount: 24, brandId: 5, name: "brief" });
  });
});

describe("a control request", () => {
  it("may come from any site", async () => {
    const reply = await suite.client.fetch("/sandbox/api/send", { method: "OPTIONS" });
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
    expect((await suite.client.control("users")).headers.get("access-control-allow-origin")).toBe("*");
  });

  it("that is wrong is told what would be right", async () => {
    expect((await suite.client.control("nothing", {})).status).toBe(404);
    expect((await suite.client.fetch("/sandbox/api/send", { method: "POST", body: "{" })).status).toBe(400);
    expect((await suite.client.control("state")).status).toBe(400);
    expect((await suite.client.control("journal?after=x")).status).toBe(400);
    const code = await suite.client.control("live/close", { code: 1000 });
    expect(at(code.json, "error")).toContain('"code"');
    const event = await suite.client.control("live/emit", { sid: TEST_SID });
    expect(at(event.json, "error")).toContain('"event"');
  });
});
