import { expect, onTestFinished, test, vi } from "vitest";
import { readSession } from "../store/session.ts";
import { type Renewal, type SidAnswer, sidFrom } from "./session.ts";
import { everythingStored } from "./testing/everything-stored.ts";
import { answering, OperatorSite } from "./testing/operator-site.ts";
import { newPlayer, sourceOf } from "./testing/player.ts";

/** A source of sids that answers only when it is told to. */
function heldSource() {
  const waiting: ((answer: SidAnswer) => void)[] = [];
  const held = vi.fn(() => new Promise<SidAnswer>((resolve) => waiting.push(resolve)));
  return { held, answer: (answer: SidAnswer) => waiting.shift()?.(answer) };
}

test("several callers in several tabs make one login", async () => {
  const player = await newPlayer({ rows: 0 });
  const before = await player.crm.calls("login");
  const tab = player.openTab();
  const sessions = [player.session, player.session, tab.session, tab.session, player.openTab().session];
  const renewals = await Promise.all(sessions.map((session) => session.renew(player.token)));
  expect(renewals).toEqual(sessions.map(() => ({ type: "renewed" })));
  expect((await player.crm.calls("login")) - before).toBe(1);
  const tokens = await Promise.all(sessions.map(async (session) => (await session.access())?.token));
  expect(new Set(tokens).size).toBe(1);
  expect(tokens).not.toContain(player.token);
});

test.each(["unreachable", "signed-out"] as const)(
  "callers that ask together share a renewal that ends %s",
  async (end) => {
    const player = await newPlayer({ rows: 0 });
    const before = await player.crm.calls("login");
    await player.crm.faults({ kind: "status", status: end === "unreachable" ? 503 : 401, endpoint: "login" });
    const renewals = await Promise.all(Array.from({ length: 6 }, () => player.session.renew(player.token)));
    expect(renewals.map(({ type }) => type)).toEqual(renewals.map(() => end));
    expect((await player.crm.calls("login")) - before).toBe(1);
    // Who asks later asks anew.
    await player.crm.faults();
    expect(await player.session.renew(player.token)).toEqual({ type: "renewed" });
  },
);

test("a token that somebody renewed meanwhile is taken as it is", async () => {
  const player = await newPlayer({ rows: 0 });
  const before = await player.crm.calls("login");
  expect(await player.session.renew("an older one")).toEqual({ type: "renewed" });
  expect(await player.crm.calls("login")).toBe(before);
});

test("the sources are asked in order, before the operator's site, until one has a sid that is accepted", async () => {
  const site = new OperatorSite();
  const asked: string[] = [];
  const telling = (name: string, answer: SidAnswer) => async () => {
    asked.push(name);
    return answer;
  };
  const player = await newPlayer({
    rows: 0,
    site,
    sources: [
      telling("none", { type: "none" }),
      telling("unreachable", { type: "unreachable" }),
      telling("refused", { type: "sid", sid: "nobody's" }),
    ],
  });
  expect(await player.session.renew(player.token)).toEqual({ type: "renewed" });
  expect(asked).toEqual(["none", "unreachable", "refused"]);
});

test("invariant 18: a sid of another user on the operator's site stores nothing", async () => {
  const [site, other] = [new OperatorSite(), await newPlayer({ rows: 0 })];
  const player = await newPlayer({ rows: 0, site });
  const before = await readSession(player.store);
  await site.signIn(other.sid);
  expect(await player.session.renew(player.token)).toEqual({ type: "other-user" });
  expect(await readSession(player.store)).toEqual(before);
});

const SITES: [name: string, sessionUrl: () => string, renewal: Renewal["type"]][] = [
  ["401", () => answering({}, { status: "401" }), "signed-out"],
  ["404", () => answering({}, { status: "404" }), "signed-out"],
  ["no sid", () => answering({ user: 5 }), "signed-out"],
  ["an empty sid", () => answering({ sid: "" }), "signed-out"],
  ["a list", () => answering([]), "signed-out"],
  ["a sid that Fasttrack refuses", () => answering({ sid: "nobody's" }), "signed-out"],
  ["408", () => answering({}, { status: "408" }), "unreachable"],
  ["429", () => answering({}, { status: "429" }), "unreachable"],
  ["500", () => answering({}, { status: "500" }), "unreachable"],
  ["a page", () => answering("<!doctype html><title>Sign in</title>", { type: "text/html" }), "unreachable"],
  ["half an answer", () => answering({ sid: "sandbox-half" }, { cut: "" }), "unreachable"],
  ["nothing at all", () => "http://127.0.0.1:9/session", "unreachable"],
];

test.each(SITES)("an operator's site that answers %s", async (_, sessionUrl, renewal) => {
  const player = await newPlayer({ rows: 0, sources: [] });
  await player.session.accept({ ...player.stored, sessionUrl: sessionUrl() }, player.token);
  expect(await player.session.renew(player.token)).toMatchObject({ type: renewal });
  // A token that was refused is forgotten only when it is sure that there is no other.
  expect((await readSession(player.store))?.authToken).toBe(renewal === "signed-out" ? null : player.token);
});

const MISTAKES: [name: string, sessionUrl: () => string, said: string][] = [
  ["404", () => answering({}, { status: "404" }), "answered 404"],
  ["500", () => answering({}, { status: "500" }), "answered 500"],
  ["no sid", () => answering({ token: "x" }), "without a sid"],
  ["a sid that is no text", () => answering({ sid: { value: "x" } }), "without a sid"],
  ["a page", () => answering("<!doctype html>", { type: "text/html" }), "no JSON"],
  ["nothing that may be read", () => `http://127.0.0.1:9/${crypto.randomUUID()}`, "Access-Control-Allow-Origin"],
];

test.each(MISTAKES)("an operator's site that answers %s is named once in the console", async (_, urlOf, said) => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const sessionUrl = `${urlOf()}#${crypto.randomUUID()}`;
  for (let time = 0; time < 2; time++) await sidFrom(sessionUrl);
  expect(warn).toHaveBeenCalledOnce();
  const text = String(warn.mock.calls[0]);
  for (const part of [sessionUrl, said, '{"sid": "…"}', "401"]) expect(text).toContain(part);
});

test("nobody signed in at the operator's site is no mistake", async () => {
  const warn = vi.spyOn(console, "warn");
  onTestFinished(() => warn.mockRestore());
  expect(await sidFrom(answering({}, { status: "401" }))).toEqual({ type: "none" });
  expect(warn).not.toHaveBeenCalled();
});

test("a login that cannot be reached is not a sign-out", async () => {
  const player = await newPlayer({ rows: 0 });
  for (const fault of [{ kind: "offline" }, { kind: "status", status: 503 }, { kind: "html", cors: true }]) {
    await player.crm.faults({ ...fault, endpoint: "login" });
    expect(await player.session.renew(player.token)).toMatchObject({ type: "unreachable" });
  }
  expect((await player.session.access())?.token).toBe(player.token);
});

test("where no token may be stored, a sign-out at the operator's site stops every tab until one is signed in again", async () => {
  const player = await newPlayer({ rows: 0, config: { rememberSession: false } });
  const tab = player.openTab();
  await tab.session.accept(player.stored, player.token);
  expect((await tab.session.access())?.token).toBe(player.token);
  await player.session.forget();
  expect(await tab.session.access()).toBeNull();
  expect(await player.session.renew(null)).toEqual({ type: "renewed" });
  expect(await tab.session.access()).not.toBeNull();
});

test.each([true, false])(
  "a sign-out stands, whatever a renewal that was under way brings; stored %s",
  async (isStored) => {
    const { held, answer } = heldSource();
    const player = await newPlayer({ rows: 0, sources: [held], config: { rememberSession: isStored } });
    const renewal = player.session.renew(player.token);
    await expect.poll(() => held.mock.calls.length).toBe(1);
    await player.openTab().session.forget();
    answer({ type: "sid", sid: player.sid });
    expect(await renewal).toEqual({ type: "signed-out" });
    expect(await player.session.access()).toBeNull();
    // Who asks later is let in again.
    const later = player.session.renew(null);
    await expect.poll(() => held.mock.calls.length).toBe(2);
    answer({ type: "sid", sid: player.sid });
    expect(await later).toEqual({ type: "renewed" });
    expect(await player.session.access()).not.toBeNull();
  },
);

test("a renewal that a sign-in overtook is none, but the player is signed in", async () => {
  const { held, answer } = heldSource();
  const player = await newPlayer({ rows: 0, sources: [held] });
  await player.session.forget();
  const renewal = player.session.renew(null);
  await expect.poll(() => held.mock.calls.length).toBe(1);
  await player.openTab().session.accept(player.stored, player.token);
  answer({ type: "sid", sid: player.sid });
  expect(await renewal).toEqual({ type: "renewed" });
  expect((await player.session.access())?.token).toBe(player.token);
});

test("a renewal is none either where the player signed in anew while it was under way", async () => {
  const { held, answer } = heldSource();
  const player = await newPlayer({ rows: 0, sources: [held] });
  const renewal = player.session.renew(player.token);
  await expect.poll(() => held.mock.calls.length).toBe(1);
  await player.openTab().session.accept({ ...player.stored, salt: "of the new login" }, "the new login's");
  answer({ type: "sid", sid: player.sid });
  await renewal;
  expect((await readSession(player.store))?.authToken).toBe("the new login's");
});

test("where the operator forbids it, no token is stored, and another tab has to log in itself", async () => {
  const player = await newPlayer({ rows: 0, config: { rememberSession: false } });
  const tab = player.openTab();
  expect((await player.session.access())?.token).toBe(player.token);
  expect(await tab.session.access()).toBeNull();
  expect(await player.session.renew(player.token)).toEqual({ type: "renewed" });
  const token = (await player.session.access())?.token ?? "";
  expect(token).not.toBe(player.token);
  expect((await readSession(player.store))?.authToken).toBeNull();
  const stored = await everythingStored();
  expect(stored).not.toContain(token);
  expect(stored).not.toContain(player.token);
});

test("with no session stored there is nothing to renew", async () => {
  const player = await newPlayer({ rows: 0 });
  await player.store.connection.run((database) => database.clear("session"));
  expect(await player.session.access()).toBeNull();
  expect(await player.session.renew(null)).toEqual({ type: "signed-out" });
});

test("invariant 22: a login answer's names are read by nobody", async () => {
  const player = await newPlayer({ rows: 0, sources: [] });
  const name = player.sid.replace(/^sandbox-/, "");
  await player.openTab([sourceOf(player.sid)]).session.renew(player.token);
  expect(await everythingStored()).not.toContain(name);
});
