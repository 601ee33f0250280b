import { expect, test } from "vitest";
import { isWorkerAnswer, parseWorkerRequest } from "./worker-messages.ts";

test.each(["replay", "refresh", "keep-pictures"])("a request to %s names its database", (type) => {
  expect(parseWorkerRequest({ type, database: "fasttrack-inbox:a:5:1" })).toEqual({
    type,
    database: "fasttrack-inbox:a:5:1",
  });
  expect(parseWorkerRequest({ type })).toBeNull();
  expect(parseWorkerRequest({ type, database: 5 })).toBeNull();
});

test("an update is accepted for the whole profile", () => {
  expect(parseWorkerRequest({ type: "take-over" })).toEqual({ type: "take-over" });
});

test("only what was asked for is taken over", () => {
  expect(parseWorkerRequest({ type: "replay", database: "x", token: "secret" })).toEqual({
    type: "replay",
    database: "x",
  });
});

test.each([[null], [undefined], ["replay"], [7], [[]], [{}], [{ type: "delete", database: "x" }], [{ type: null }]])(
  "%j from a stranger is no request",
  (value) => {
    expect(parseWorkerRequest(value)).toBeNull();
  },
);

test.each([
  [{ type: "accepted" }],
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
  [{ type: "replayed" }],
  [{ type: "replayed", result: "drained" }],
  [{ type: "refreshed", result: null }],
])("%j is no answer", (value) => {
  expect(isWorkerAnswer(value)).toBe(false);
});
