import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ReplayResult } from "./replay.ts";
import { ReplayDriver } from "./replay-driver.ts";

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A driver whose replays end as told; the last answer is repeated. */
function drive(...answers: (() => Promise<ReplayResult>)[]) {
  const replay = vi.fn<() => Promise<ReplayResult>>();
  for (const answer of answers.slice(0, -1)) replay.mockImplementationOnce(answer);
  replay.mockImplementation(answers.at(-1) ?? (async () => ({ type: "drained" })));
  const results: ReplayResult[] = [];
  const driver = new ReplayDriver({ replay, onResult: (result) => results.push(result), now: Date.now });
  return { driver, replay, results };
}

const waitingFor = (ms: number) => async (): Promise<ReplayResult> => ({
  type: "waiting",
  until: Date.now() + ms,
  isReachable: true,
});

const ENDINGS: [name: string, answer: () => Promise<ReplayResult>][] = [
  ["drained", async () => ({ type: "drained" })],
  ["halted, signed out", async () => ({ type: "halted", reason: "signed-out" })],
  ["halted, another user", async () => ({ type: "halted", reason: "other-user" })],
  ["waiting for an hour", waitingFor(60 * MINUTE)],
  ["waiting for ever", async () => ({ type: "waiting", until: Number.POSITIVE_INFINITY, isReachable: true })],
  ["waiting for a time that has passed", waitingFor(-MINUTE)],
  ["an error", () => Promise.reject(new Error("the database was lost"))],
];

test.each(ENDINGS)("invariant 12: after %s it looks again within a minute, and again", async (_, answer) => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const { driver, replay } = drive(answer);
  driver.request();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(replay.mock.calls.length).toBeGreaterThanOrEqual(2);
  const before = replay.mock.calls.length;
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(replay.mock.calls.length).toBeGreaterThan(before);
});

test("it looks again when the first change falls due, not before", async () => {
  const { driver, replay } = drive(waitingFor(6_000), async () => ({ type: "drained" }));
  driver.request();
  await vi.advanceTimersByTimeAsync(5_990);
  expect(replay).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(20);
  expect(replay).toHaveBeenCalledTimes(2);
});

test("a time that has passed does not make it spin", async () => {
  const { driver, replay } = drive(waitingFor(-MINUTE));
  driver.request();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(replay.mock.calls.length).toBeLessThanOrEqual(21);
});

test("requests during a replay become exactly one more", async () => {
  let finish: (result: ReplayResult) => void = () => {};
  const { driver, replay } = drive(
    () => new Promise((resolve) => (finish = resolve)),
    async () => ({ type: "drained" }),
  );
  driver.request();
  for (let i = 0; i < 5; i++) driver.request();
  expect(replay).toHaveBeenCalledTimes(1);
  finish({ type: "drained" });
  await vi.advanceTimersByTimeAsync(10);
  expect(replay).toHaveBeenCalledTimes(2);
});

test("a request does not wait for the timer, and takes its place", async () => {
  const { driver, replay } = drive(async () => ({ type: "drained" }));
  driver.request();
  await vi.advanceTimersByTimeAsync(1_000);
  driver.request();
  await vi.advanceTimersByTimeAsync(0);
  expect(replay).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(MINUTE - 10);
  expect(replay).toHaveBeenCalledTimes(2);
});

test("every result is told, an error is not", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { driver, results } = drive(
    () => Promise.reject(new Error("the database was lost")),
    async () => ({ type: "drained" }),
  );
  driver.request();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(results).toEqual([{ type: "drained" }]);
  expect(warn).toHaveBeenCalledOnce();
});

test("stopped, it does nothing more, also when a replay was under way", async () => {
  let finish: (result: ReplayResult) => void = () => {};
  const { driver, replay, results } = drive(() => new Promise((resolve) => (finish = resolve)));
  driver.request();
  driver.request();
  driver.stop();
  finish({ type: "halted", reason: "signed-out" });
  driver.request();
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(replay).toHaveBeenCalledTimes(1);
  expect(results).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
