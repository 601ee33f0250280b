import { describe, expect, it } from "vitest";
import { isSignedOut, judge, judgeProbe, type Outcome } from "./outcome.ts";

const status = (code: number, retryAfterMs: number | null = null): Outcome<never> => ({
  type: "status",
  status: code,
  retryAfterMs,
});
const gone: Outcome<never> = { type: "status", status: 404, retryAfterMs: null, isOwnWord: true };
const KINDS = ["read", "delete"] as const;

describe("what an answer to an intent means", () => {
  it("invariant 7: success is done", () => {
    for (const kind of KINDS) expect(judge(kind, { type: "success", value: true })).toEqual({ type: "done" });
  });

  it("invariant 7: no network, a time-out and a captive portal's page retry and lose nothing", () => {
    for (const kind of KINDS) {
      for (const reason of ["network", "timeout", "not-json"] as const) {
        expect(judge(kind, { type: "unreachable", reason })).toEqual({ type: "retry", isReachable: false });
      }
    }
  });

  it("invariant 7: 401 and 403 mean signed out", () => {
    for (const kind of KINDS) {
      for (const code of [401, 403]) expect(judge(kind, status(code))).toEqual({ type: "signed-out" });
    }
  });

  it("invariant 7: 404 and 410 mean that the message is gone where Fasttrack says so itself", () => {
    for (const kind of KINDS) {
      for (const code of [404, 410]) expect(judge(kind, { ...gone, status: code })).toEqual({ type: "gone" });
    }
  });

  it("invariant 7: 404 and 410 of whoever is in between mean nothing yet", () => {
    expect(judge("read", status(404))).toEqual({
      type: "missing",
      problem: "Fasttrack answered 404 to mark as read",
    });
    expect(judge("delete", status(410))).toEqual({ type: "missing", problem: "Fasttrack answered 410 to delete" });
  });

  it("invariant 7: 408 and 5xx retry this one and let the others go on", () => {
    for (const kind of KINDS) {
      for (const code of [408, 500, 502, 503, 504, 599]) {
        expect(judge(kind, status(code))).toEqual({ type: "retry", isReachable: true });
      }
    }
  });

  it("invariant 7: 429 stops everything for as long as the server says", () => {
    expect(judge("read", status(429, 7_000))).toEqual({ type: "wait", retryAfterMs: 7_000 });
    expect(judge("read", status(429))).toEqual({ type: "wait", retryAfterMs: null });
  });

  it("treats a 5xx with Retry-After as the server asking for patience", () => {
    for (const code of [500, 502, 503, 504]) {
      expect(judge("delete", status(code, 120_000)), `${code}`).toEqual({ type: "wait", retryAfterMs: 120_000 });
      expect(judgeProbe(status(code, 5_000)), `${code}`).toEqual({ type: "wait", retryAfterMs: 5_000 });
    }
  });

  it("invariant 7: Success:false is never success, and keeps the server's words", () => {
    for (const kind of KINDS) {
      expect(judge(kind, { type: "refused", errors: ["Not yours", "E17"] })).toEqual({
        type: "refuse",
        problem: "Not yours; E17",
      });
    }
  });

  it("finds words for a refusal that came without any", () => {
    expect(judge("read", { type: "refused", errors: [] })).toEqual({
      type: "refuse",
      problem: "Fasttrack gave no reason",
    });
  });

  it("refuses what no repetition mends, and names what was asked", () => {
    expect(judge("read", status(400))).toEqual({ type: "refuse", problem: "Fasttrack answered 400 to mark as read" });
    expect(judge("delete", status(422))).toEqual({ type: "refuse", problem: "Fasttrack answered 422 to delete" });
  });

  it("invariant 3: of all HTTP statuses that are no success, none by itself lets an intent go", () => {
    for (const kind of KINDS) {
      for (const retryAfterMs of [null, 0, 60_000]) {
        for (let code = 300; code < 600; code++) {
          expect(judge(kind, status(code, retryAfterMs)).type, `${code}`).not.toMatch(/done|gone/);
        }
      }
    }
  });
});

describe("what the answer to a probe of the token means", () => {
  it("is that the token is good, or that it is not", () => {
    expect(judgeProbe({ type: "success", value: [] })).toEqual({ type: "done" });
    for (const code of [401, 403]) expect(judgeProbe(status(code))).toEqual({ type: "signed-out" });
    expect(judgeProbe({ type: "refused", errors: [] })).toEqual({ type: "signed-out" });
  });

  it("invariant 7: is nothing where it says neither: later", () => {
    for (const reason of ["network", "timeout", "not-json"] as const) {
      expect(judgeProbe({ type: "unreachable", reason })).toEqual({ type: "retry", isReachable: false });
    }
    for (const code of [400, 404, 408, 500, 502, 503]) {
      expect(judgeProbe(status(code))).toEqual({ type: "retry", isReachable: true });
    }
    for (const code of [429, 503])
      expect(judgeProbe(status(code, 5_000))).toEqual({ type: "wait", retryAfterMs: 5_000 });
  });
});

describe("whether a call that changes nothing failed because of the token", () => {
  it("holds for 401, 403 and Success:false", () => {
    expect(isSignedOut({ type: "status", status: 401, retryAfterMs: null })).toBe(true);
    expect(isSignedOut({ type: "status", status: 403, retryAfterMs: null })).toBe(true);
    expect(isSignedOut({ type: "refused", errors: [] })).toBe(true);
  });

  it("does not hold for trouble on the way", () => {
    expect(isSignedOut({ type: "unreachable", reason: "network" })).toBe(false);
    for (const code of [404, 408, 429, 500, 503]) {
      expect(isSignedOut({ type: "status", status: code, retryAfterMs: null })).toBe(false);
    }
  });
});
