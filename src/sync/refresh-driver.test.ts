import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RefreshResult } from "./refresh.ts";
import { RefreshDriver } from "./refresh-driver.ts";

const MINUTE = 60_000;
const PERIOD = 5 * MINUTE;
const fine: RefreshResult = { type: "refreshed", changed: 0, bad: new Map(), isFull: false };
const unreachable: RefreshResult = { type: "failed", failure: { type: "unreachable", reason: "network" } };

function crowded(retryAfterMs: number | null): RefreshResult {
  return { type: "failed", failure: { type: "status", status: 429, retryAfterMs } };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function drive(answer: () => Promise<RefreshResult>, random = () => 0.999) {
  const refresh = vi.fn(answer);
  const results: RefreshResult[] = [];
  const outdated: boolean[] = [];
  const onResult = (result: RefreshResult, isOutdated: boolean) => {
    results.push(result);
    outdated.push(isOutdated);
  };
  return { driver: new RefreshDriver({ refresh, onResult, random }), refresh, results, outdated };
}

/** A refresh that lasts until the test ends it. */
function held() {
  const finish: ((result: RefreshResult) => void)[] = [];
  return { answer: () => new Promise<RefreshResult>((resolve) => finish.push(resolve)), finish };
}

test("looks every five minutes with nobody asking", async () => {
  const { driver, refresh } = drive(async () => fine);
  driver.request();
  await vi.advanceTimersByTimeAsync(3 * PERIOD + 10);
  expect(refresh).toHaveBeenCalledTimes(4);
});

const FAILURES: [name: string, answer: () => Promise<RefreshResult>][] = [
  ["no network", async () => unreachable],
  ["a crowded server without a word", async () => crowded(null)],
  ["an error", () => Promise.reject(new Error("the database was lost"))],
];

test.each(FAILURES)("invariant 12: after %s it tries again within a minute, for ever", async (_, answer) => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const { driver, refresh } = drive(answer);
  driver.request();
  await vi.advanceTimersByTimeAsync(30 * MINUTE);
  for (let minute = 0; minute < 10; minute++) {
    const before = refresh.mock.calls.length;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(refresh.mock.calls.length).toBeGreaterThan(before);
  }
});

test("invariant 12: where no session can be had now either, it tries again after waits that grow as well", async () => {
  const refresh = vi.fn(async (): Promise<RefreshResult> => ({ type: "halted", reason: "signed-out" }));
  const onResult = () => driver.noteFailure({ type: "unreachable", reason: "network" });
  const driver: RefreshDriver = new RefreshDriver({ refresh, onResult, random: () => 0.999 });
  driver.request();
  for (const [index, gap] of [999, 1_998, 3_996, 7_992].entries()) {
    await vi.advanceTimersByTimeAsync(gap - 5);
    expect(refresh).toHaveBeenCalledTimes(index + 1);
    await vi.advanceTimersByTimeAsync(5);
    expect(refresh).toHaveBeenCalledTimes(index + 2);
  }
});

test("failures in a row wait longer and longer, and a success starts anew", async () => {
  let result: RefreshResult = unreachable;
  const { driver, refresh } = drive(async () => result);
  driver.request();
  const gaps = [999, 1_998, 3_996, 7_992, 15_984, 31_968, 59_940, 59_940];
  for (const [index, gap] of gaps.entries()) {
    await vi.advanceTimersByTimeAsync(gap - 5);
    expect(refresh).toHaveBeenCalledTimes(index + 1);
    await vi.advanceTimersByTimeAsync(5);
    expect(refresh).toHaveBeenCalledTimes(index + 2);
  }
  result = fine;
  await vi.advanceTimersByTimeAsync(MINUTE);
  result = unreachable;
  driver.request();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(refresh).toHaveBeenCalledTimes(gaps.length + 4);
});

test("invariant 7: the server's own Retry-After comes before our backoff", async () => {
  const { driver, refresh } = drive(async () => crowded(120_000));
  driver.request();
  await vi.advanceTimersByTimeAsync(119_990);
  expect(refresh).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(20);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("a Retry-After of months is not a timer's overflow, and not longer than an hour", async () => {
  const { driver, refresh } = drive(async () => crowded(90 * 24 * 60 * MINUTE));
  driver.request();
  await vi.advanceTimersByTimeAsync(59 * MINUTE);
  expect(refresh).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("a Retry-After of nothing does not make it spin", async () => {
  const { driver, refresh } = drive(async () => crowded(0));
  driver.request();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(refresh.mock.calls.length).toBeLessThan(10);
});

test("a burst of hints makes one refresh, within the time that was given", async () => {
  const { driver, refresh } = drive(
    async () => fine,
    () => 0.5,
  );
  for (let i = 0; i < 20; i++) driver.request(10_000);
  await vi.advanceTimersByTimeAsync(4_990);
  expect(refresh).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(20);
  expect(refresh).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(PERIOD - 100);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("a request during a refresh becomes exactly one more: its answer may be older than the reason", async () => {
  const { answer, finish } = held();
  const { driver, refresh } = drive(answer);
  driver.request();
  for (let i = 0; i < 5; i++) driver.request();
  expect(refresh).toHaveBeenCalledTimes(1);
  finish[0]?.(fine);
  await vi.advanceTimersByTimeAsync(10);
  expect(refresh).toHaveBeenCalledTimes(2);
  finish[1]?.(fine);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("invariant 12: a hint that falls due during a slow refresh does not end the looking", async () => {
  const { answer, finish } = held();
  const { driver, refresh } = drive(answer);
  driver.request();
  driver.request(10_000);
  await vi.advanceTimersByTimeAsync(20_000);
  finish[0]?.(unreachable);
  await vi.advanceTimersByTimeAsync(10);
  expect(refresh).toHaveBeenCalledTimes(2);
  finish[1]?.(unreachable);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(refresh).toHaveBeenCalledTimes(3);
});

test("several tabs with one reason get one refresh", async () => {
  const { driver, refresh } = drive(async () => fine);
  driver.requestIfOlder(2_000);
  await vi.advanceTimersByTimeAsync(1_000);
  driver.requestIfOlder(2_000);
  expect(refresh).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_100);
  driver.requestIfOlder(2_000);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("invariant 13: a refresh that has just failed is no reason not to look when the network is back", async () => {
  const { driver, refresh } = drive(async () => unreachable);
  driver.request();
  await vi.advanceTimersByTimeAsync(10);
  driver.requestIfOlder(2_000);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("invariant 13: coming back after failures, several tabs get one refresh, and one more if that fails", async () => {
  const { answer, finish } = held();
  const { driver, refresh } = drive(answer);
  driver.request();
  finish[0]?.(unreachable);
  await vi.advanceTimersByTimeAsync(10);
  driver.requestIfOlder(2_000);
  driver.requestIfOlder(2_000);
  finish[1]?.(unreachable);
  await vi.advanceTimersByTimeAsync(10);
  expect(refresh).toHaveBeenCalledTimes(3);
  driver.requestIfOlder(2_000);
  finish[2]?.(fine);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(refresh).toHaveBeenCalledTimes(3);
});

test("invariant 13: an answer from before the network was lost is told as such, and it looks again soon", async () => {
  const { answer, finish } = held();
  const { driver, refresh, outdated } = drive(answer);
  driver.request();
  driver.networkLost();
  finish[0]?.(fine);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(refresh).toHaveBeenCalledTimes(2);
  finish[1]?.(fine);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(outdated).toEqual([true, false]);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("invariant 7: neither a hint nor the network's return comes before the server's Retry-After; the player does", async () => {
  const { driver, refresh } = drive(async () => crowded(120_000));
  driver.request();
  await vi.advanceTimersByTimeAsync(10);
  driver.request(10_000);
  driver.request();
  driver.requestIfOlder(2_000);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(refresh).toHaveBeenCalledTimes(1);
  driver.requestNow();
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("invariant 12: a clock that fell behind during a Retry-After does not end the looking", async () => {
  const { driver, refresh } = drive(async () => crowded(60_000));
  driver.request();
  await vi.advanceTimersByTimeAsync(10);
  vi.setSystemTime(Date.now() - 30);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(refresh.mock.calls.length).toBeGreaterThan(1);
  const before = refresh.mock.calls.length;
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(refresh.mock.calls.length).toBeGreaterThan(before);
});

test("a clock that was set back does not make a Retry-After longer", async () => {
  const { driver, refresh } = drive(async () => crowded(60_000));
  driver.request();
  await vi.advanceTimersByTimeAsync(10);
  vi.setSystemTime(Date.now() - 24 * 60 * MINUTE);
  driver.request();
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("stopped, it does nothing more, also when a refresh was under way", async () => {
  const { answer, finish } = held();
  const { driver, refresh, results } = drive(answer);
  driver.request();
  driver.request();
  driver.stop();
  finish[0]?.(fine);
  driver.request();
  driver.request(1_000);
  await vi.advanceTimersByTimeAsync(3 * PERIOD);
  expect(refresh).toHaveBeenCalledTimes(1);
  expect(results).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a page that led once does not go on looking for the one that leads now, until it is asked", async () => {
  const { answer, finish } = held();
  const { driver, refresh } = drive(answer);
  driver.request();
  await vi.advanceTimersByTimeAsync(0);
  driver.rest();
  finish[0]?.(fine);
  await vi.advanceTimersByTimeAsync(3 * PERIOD);
  expect(refresh).toHaveBeenCalledTimes(1);
  driver.request();
  await vi.advanceTimersByTimeAsync(0);
  finish[1]?.(fine);
  await vi.advanceTimersByTimeAsync(PERIOD + 10);
  expect(refresh).toHaveBeenCalledTimes(3);
});
