import { expect, onTestFinished, test, vi } from "vitest";
import { ConfigError } from "./config-error.ts";
import { type SignIn, signIn } from "./sign-in.ts";
import { Crm, sandboxOrigin } from "./testing/crm.ts";
import { answering, OperatorSite, operatorOrigin, publish } from "./testing/operator-site.ts";
import { newSid, sandboxConfig, sourceOf } from "./testing/player.ts";

type Fields = Readonly<Record<string, unknown>>;

function enter(fields: Fields, sid = newSid(0)): Promise<SignIn> {
  return signIn(sandboxConfig(fields), [sourceOf(sid)]);
}

async function problemOf(signingIn: Promise<SignIn>): Promise<ConfigError> {
  const result = await signingIn.catch((error: unknown) => error);
  if (result instanceof ConfigError) return result;
  throw new Error(`no ConfigError: ${JSON.stringify(result)}`);
}

/** A brand whose login answers this. */
async function brandWithLogin(login: Fields): Promise<Fields> {
  const fusionUrl = `${operatorOrigin}/brand/${crypto.randomUUID()}`;
  await publish(`${fusionUrl}/Platform/LoginAuthToken`, { Data: login, Success: true, Errors: null });
  return { configUrl: answering({ fusionUrl, pusherKey: "key" }) };
}

const LOGIN = { Authentication: { IsAuthenticated: true, AuthToken: "token" }, User: { UserId: 7, BrandId: 5 } };

test("a player of the sandbox is signed in, with everything to act as that player", async () => {
  const result = await enter({ brandId: 5 });
  expect(result).toMatchObject({
    type: "signed-in",
    session: { brandName: "sandbox", brandId: 5, pusherKey: "sandbox-key", pusherRegion: "eu", authToken: null },
  });
  if (result.type !== "signed-in") throw new Error(result.type);
  expect(result.database).toBe(`fasttrack-inbox:sandbox:5:${result.session.userId}`);
  expect(result.session.isFromSessionUrl).toBe(false);
});

test("invariant 18: two players have two databases", async () => {
  const results = await Promise.all([enter({}), enter({})]);
  const names = results.map((result) => (result.type === "signed-in" ? result.database : ""));
  expect(new Set(names).size).toBe(2);
});

test("the operator's site is asked when nobody handed a sid over", async () => {
  const site = new OperatorSite();
  await site.signIn(newSid(0));
  const result = await signIn(sandboxConfig({ sessionUrl: site.sessionUrl }), []);
  expect(result).toMatchObject({ type: "signed-in", session: { isFromSessionUrl: true, sessionUrl: site.sessionUrl } });
  await site.signOut();
  expect(await signIn(sandboxConfig({ sessionUrl: site.sessionUrl }), [])).toEqual({ type: "nobody", refusal: null });
});

test("a sid that is refused leaves the next one a chance, and none leaves nobody", async () => {
  const given = [sourceOf("nobody's"), sourceOf(newSid(0))];
  expect(await signIn(sandboxConfig(), given)).toMatchObject({ type: "signed-in" });
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  expect(await enter({}, "nobody's")).toMatchObject({
    type: "nobody",
    refusal: { message: expect.stringContaining("refused the sid"), remedy: expect.stringContaining("environment") },
  });
  expect(await signIn(sandboxConfig(), [])).toEqual({ type: "nobody", refusal: null });
});

test("a site that cannot be asked does not make the player nobody", async () => {
  const sessionUrl = answering({}, { status: "503" });
  vi.spyOn(console, "warn").mockImplementation(() => {});
  expect(await signIn(sandboxConfig({ sessionUrl }), [])).toMatchObject({ type: "unreachable" });
});

const MISTAKES: [name: string, configUrl: () => string, said: string][] = [
  ["a 404", () => `${sandboxOrigin}/api/v1/config/other-brand`, "answered 404"],
  ["a 403", () => answering({}, { status: "403" }), "answered 403"],
  ["other JSON", () => answering({ hello: "world" }), "no usable fusionUrl and pusherKey"],
  ["no JSON object", () => answering([]), "no usable fusionUrl and pusherKey"],
  ["no Pusher key", () => answering({ fusionUrl: "https://example.com/" }), "no usable pusherKey"],
  ["an API that is no address", () => answering({ fusionUrl: "javascript:0", pusherKey: "x" }), "no usable fusionUrl"],
];

test.each(MISTAKES)(
  "a configuration whose address answers %s is the operator's mistake",
  async (_, configUrl, said) => {
    const url = configUrl();
    const { message, remedy } = await problemOf(enter({ configUrl: url }));
    expect(message).toContain(url);
    expect(message).toContain(said);
    for (const field of ["brandName", "environment", "configUrl"]) expect(remedy).toContain(field);
  },
);

const PASSING: [name: string, configUrl: () => string][] = [
  ["nothing", () => "http://127.0.0.1:9/config"],
  ["408", () => answering({}, { status: "408" })],
  ["429", () => answering({}, { status: "429" })],
  ["500", () => answering({}, { status: "500" })],
  ["a captive portal's page", () => answering("<html></html>", { type: "text/html" })],
];

test.each(PASSING)(
  "a configuration whose address answers %s may come later; the address is told",
  async (_, configUrl) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    onTestFinished(() => warn.mockRestore());
    const url = configUrl();
    expect(await enter({ configUrl: url })).toMatchObject({ type: "unreachable" });
    expect(warn).toHaveBeenCalledWith(expect.stringContaining(url));
  },
);

test("a login that is not where the vendor's configuration says is a mistake, and its address is told", async () => {
  const sid = newSid(0);
  await new Crm(sid).faults({ kind: "status", status: 404, endpoint: "login" });
  const { message, remedy } = await problemOf(enter({}, sid));
  expect(message).toMatch(/Platform\/LoginAuthToken answered 404/);
  for (const field of ["fusionUrl", "brandName", "environment"]) expect(remedy).toContain(field);
});

test("a login that cannot be reached may come later; its address is told", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const fusionUrl = `http://127.0.0.1:9/${crypto.randomUUID()}`;
  const configUrl = answering({ fusionUrl, pusherKey: "key" });
  for (let time = 0; time < 2; time++) expect(await enter({ configUrl })).toMatchObject({ type: "unreachable" });
  expect(warn.mock.calls).toEqual([
    [expect.stringContaining(`${fusionUrl}/Platform/LoginAuthToken could not be reached`)],
  ]);
});

test("a login that asks for patience says for how long", async () => {
  const sid = newSid(0);
  await new Crm(sid).faults({ kind: "status", status: 429, retryAfter: 90, endpoint: "login" });
  expect(await enter({}, sid)).toEqual({ type: "unreachable", retryAfterMs: 90_000 });
});

test("a brandId that is not the player's names both", async () => {
  const { message, remedy } = await problemOf(enter({ brandId: 6 }));
  expect(message).toContain("is 6");
  expect(message).toContain("brand is 5");
  expect(remedy).toContain('"brandId"');
});

test("a login that names no brand needs brandId in the file", async () => {
  const brand = await brandWithLogin({ ...LOGIN, User: { UserId: 7 } });
  const { remedy } = await problemOf(enter(brand));
  expect(remedy).toContain('"brandId"');
  expect(await enter({ ...brand, brandId: 9 })).toMatchObject({
    type: "signed-in",
    database: "fasttrack-inbox:sandbox:9:7",
  });
});

test("first and last name are never taken, and of the sid only a salted digest", async () => {
  const sid = "a-sid-to-look-for";
  const user = { ...LOGIN.User, Firstname: "Ada", Lastname: "Lovelace" };
  const result = await enter(await brandWithLogin({ ...LOGIN, JwtToken: "jwt-to-look-for", User: user }), sid);
  if (result.type !== "signed-in") throw new Error(result.type);
  const text = JSON.stringify(result);
  for (const secret of ["Ada", "Lovelace", sid, "jwt-to-look-for"]) expect(text).not.toContain(secret);
  expect(result.session.sidDigest).toMatch(/^[0-9a-f]{64}$/);
  const again = await enter(await brandWithLogin(LOGIN), sid);
  expect(again.type === "signed-in" && again.session.sidDigest).not.toBe(result.session.sidDigest);
});
