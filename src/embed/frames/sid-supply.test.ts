import { beforeEach, expect, test, vi } from "vitest";
import { SidSupply } from "./sid-supply.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
  return () => vi.useRealTimers();
});

test("a function that fails is left alone for a while, longer each time, until it works or is another one", async () => {
  const reported = vi.fn();
  const supply = new SidSupply(reported);
  const broken = vi.fn(async () => {
    throw new Error("500");
  });
  supply.set(broken);
  for (let second = 0; second < 60; second++) {
    expect(await supply.ask()).toEqual({ type: "unreachable" });
    vi.advanceTimersByTime(1_000);
  }
  // At 0, 2, 6, 14 and 30 seconds.
  expect(broken).toHaveBeenCalledTimes(5);
  expect(reported).toHaveBeenCalledOnce();
  supply.set("a sid");
  expect(await supply.ask()).toEqual({ type: "sid", sid: "a sid" });
});

test("a function that works is asked anew each time: what it gave may have ended", async () => {
  const supply = new SidSupply(() => {});
  let count = 0;
  supply.set(() => `sid ${++count}`);
  expect(await Promise.all([supply.ask(), supply.ask()])).toEqual([
    { type: "sid", sid: "sid 1" },
    { type: "sid", sid: "sid 1" },
  ]);
  expect(await supply.ask()).toEqual({ type: "sid", sid: "sid 2" });
});

test("who was named while a function was asked is the answer, and the function before is not blamed any more", async () => {
  const reported = vi.fn();
  const supply = new SidSupply(reported);
  let answer: (sid: string) => void = () => {};
  supply.set(() => new Promise<string>((resolve) => (answer = resolve)));
  const asked = supply.ask();
  supply.set("the next");
  answer("the one before");
  expect(await asked).toEqual({ type: "sid", sid: "the next" });
  supply.set(() => new Promise<string>(() => {}));
  const hanging = supply.ask();
  supply.set("the last");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await hanging).toEqual({ type: "sid", sid: "the last" });
  expect(reported).not.toHaveBeenCalled();
});
