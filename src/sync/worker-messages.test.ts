import { expect, test } from "vitest";
import { isWorkerAnswer, parseWorkerRequest } from "./worker-messages.ts";

test.each(["replay", "refresh"])("a request to %s names its database and its lock", (type) => {
  const request = { type, database: "fasttrack-inbox:a:5:1", lock: "one" };
  expect(parseWorkerRequest(request)).toEqual(request);
  expect(parseWorkerRequest({ type, lock: "one" })).toBeNull();
  expect(parseWorkerRequest({ ...request, database: 5 })).toBeNull();
  expect(parseWorkerRequest({ ...request, lock: 5 })).toBeNull();
  expect(parseWorkerRequest({ type, database: "fasttrack-inbox:a:5:1" })).toBeNull();
});

test("a request to keep pictures names its database", () => {
  const request = { type: "keep-pictures", database: "fasttrack-inbox:a:5:1" };
  expect(parseWorkerRequest(request)).toEqual(request);
  expect(parseWorkerRequest({ type: "keep-pictures" })).toBeNull();
});

test.each(["take-over", "make-way", "look-after"])("to %s concerns the whole profile", (type) => {
  expect(parseWorkerRequest({ type })).toEqual({ type });
});

test("a page asks for its release by its script", () => {
  const request = { type: "check-release", script: "https://inbox.example/assets/first.js" };
  expect(parseWorkerRequest(request)).toEqual(request);
  expect(parseWorkerRequest({ type: "check-release" })).toBeNull();
  expect(parseWorkerRequest({ type: "check-release", script: null })).toBeNull();
});

test("only what was asked for is taken over", () => {
  const request = { type: "replay", database: "x", lock: "one" };
  expect(parseWorkerRequest({ ...request, token: "secret" })).toEqual(request);
});

test.each([[null], [undefined], ["replay"], [7], [[]], [{}], [{ type: "delete", database: "x" }], [{ type: null }]])(
  "%j from a stranger is no request",
  (value) => {
    expect(parseWorkerRequest(value)).toBeNull();
  },
);

test.each([
  [{ type: "accepted", isLocked: true }],
  [{ type: "failed" }],
  [{ type: "replayed", result: { type: "drained" } }],
  [{ type: "refreshed", result: { type: "halted", reason: "signed-out" } }],
])("%j is an answer", (value) => {
  expect(isWorkerAnswer(value)).toBe(true);
});

test.each([
  [null],
  [undefined],
  ["accepted"],
  [{}],
  [{ type: "other" }],
  [{ type: "accepted" }],
  [{ type: "replayed" }],
  [{ type: "replayed", result: "drained" }],
  [{ type: "refreshed", result: null }],
])("%j is no answer", (value) => {
  expect(isWorkerAnswer(value)).toBe(false);
});
