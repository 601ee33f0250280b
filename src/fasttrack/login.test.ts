import { describe, expect, it } from "vitest";
import { fetchSid, login } from "./login.ts";
import { envelope, json, serve } from "./testing.ts";

const ANSWER = {
  JwtToken: "jwt",
  Authentication: { "IsAuthenticated:": true, AuthToken: "auth-token" },
  User: { UserId: -9999, BrandId: 5, IsTestUser: true, Firstname: "Ada", Lastname: "Lovelace" },
};

const UNSENDABLE = ["sid-\u0161", "👋", "a\nb", "a\rb", "a\u0000b", "a\u0001b", "a\u007fb"];

const loginTo = async (data: unknown) => login((await serve(envelope(data, true, null))).url, "sid");

describe("login", () => {
  it("exchanges the sid, in a header, with an empty body, at one exact path", async () => {
    const server = await serve(envelope(ANSWER, true, null));
    const outcome = await login(`${server.url}/api/`, "the-sid");
    expect(outcome).toEqual({ type: "success", value: { authToken: "auth-token", userId: -9999, brandId: 5 } });
    expect(server.received).toEqual([
      expect.objectContaining({ method: "POST", path: "/api/Platform/LoginAuthToken", body: "" }),
    ]);
    expect(server.received[0]?.headers.authtoken).toBe("the-sid");
  });

  it("invariant 22: hands on no names and no second token", async () => {
    const outcome = JSON.stringify(await loginTo(ANSWER));
    for (const secret of ["Ada", "Lovelace", "jwt"]) expect(outcome).not.toContain(secret);
  });

  it("takes both spellings of IsAuthenticated for a yes, and none for one too", async () => {
    for (const flags of [{ IsAuthenticated: true }, { "IsAuthenticated:": true }, {}]) {
      const outcome = await loginTo({ ...ANSWER, Authentication: { ...flags, AuthToken: "t" } });
      expect(outcome.type).toBe("success");
    }
  });

  it("takes either spelling of IsAuthenticated for a no", async () => {
    for (const flags of [{ IsAuthenticated: false }, { "IsAuthenticated:": false }]) {
      const outcome = await loginTo({ ...ANSWER, Authentication: { ...flags, AuthToken: "t" } });
      expect(outcome.type).toBe("refused");
    }
  });

  it("reads ids that are strings, and does without a brand", async () => {
    const outcome = await loginTo({ ...ANSWER, User: { UserId: "77" } });
    expect(outcome).toMatchObject({ type: "success", value: { userId: 77, brandId: null } });
  });

  it("is refused where the answer is of no use", async () => {
    for (const data of [
      null,
      true,
      [],
      {},
      { ...ANSWER, User: null },
      { ...ANSWER, User: { UserId: "x" } },
      { ...ANSWER, Authentication: { AuthToken: "" } },
    ]) {
      expect((await loginTo(data)).type).toBe("refused");
    }
  });

  it("is refused where the sid or the token cannot be sent in a header, which is no lack of network", async () => {
    const server = await serve(envelope(ANSWER, true, null));
    for (const sid of UNSENDABLE) {
      expect(await login(server.url, sid)).toEqual({
        type: "refused",
        errors: ["the sid has characters that cannot be sent in a header"],
      });
    }
    expect(server.received).toEqual([]);
    for (const AuthToken of UNSENDABLE) {
      expect((await loginTo({ ...ANSWER, Authentication: { AuthToken } })).type).toBe("refused");
    }
    expect((await login(server.url, "sid\n")).type).toBe("success");
  });

  it("tells a bad sid from a server in trouble", async () => {
    expect(await login((await serve(envelope(null, false, ["Invalid token"]))).url, "sid")).toEqual({
      type: "refused",
      errors: ["Invalid token"],
    });
    expect(await login((await serve(json({}, 401))).url, "sid")).toMatchObject({ type: "status", status: 401 });
    expect(await login((await serve(json({}, 503))).url, "sid")).toMatchObject({ type: "status", status: 503 });
  });
});

describe("asking the operator for the sid", () => {
  it("gives the sid", async () => {
    const { url } = await serve(json({ sid: "from-operator" }));
    expect(await fetchSid(url)).toEqual({ type: "success", value: "from-operator" });
  });

  it("is refused where there is none", async () => {
    for (const value of [{}, { sid: "" }, { sid: null }, { sid: {} }, [], null]) {
      expect((await fetchSid((await serve(json(value))).url)).type).toBe("refused");
    }
  });

  it("is refused where it cannot be sent in a header", async () => {
    for (const sid of UNSENDABLE) {
      expect(await fetchSid((await serve(json({ sid }))).url)).toEqual({
        type: "refused",
        errors: ["the sid has characters that cannot be sent in a header"],
      });
    }
  });
});
