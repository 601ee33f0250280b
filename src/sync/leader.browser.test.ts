import { expect, onTestFinished, test, vi } from "vitest";
import { Candidate } from "./leader.ts";
import { eventually } from "./testing/eventually.ts";
import { holdInWorker } from "./testing/lock-holder.ts";

/** Several pages of one profile; tells who reigns. */
function candidates(count: number, name = crypto.randomUUID()) {
  const reigning = new Set<number>();
  const begun: number[] = [];
  const pages = Array.from({ length: count }, (_, index) => {
    const page = new Candidate(name, {
      begin: () => {
        reigning.add(index);
        begun.push(index);
      },
      end: () => reigning.delete(index),
    });
    onTestFinished(() => page.stepDown());
    return page;
  });
  return { name, pages, reigning, begun };
}

/** Who has asked for the lock by now, and who got it. */
async function lineOf(name: string): Promise<number> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].filter((lock) => lock.name === `${name}:leader`).length;
}

test("invariant 14: of several pages one reigns, and when it steps down the next takes over", async () => {
  const { name, pages, reigning, begun } = candidates(3);
  for (const page of pages) page.stand();
  await eventually(() => lineOf(name)).toBe(3);
  expect([...reigning]).toEqual([0]);
  pages[0]?.stepDown();
  await eventually(() => [...reigning]).toEqual([1]);
  pages[1]?.stepDown();
  await eventually(() => [...reigning]).toEqual([2]);
  expect(begun).toEqual([0, 1, 2]);
});

test("invariant 14: when the leading page is closed without a word the next takes over", async () => {
  const { name, pages, reigning } = candidates(1);
  const leader = await holdInWorker(`${name}:leader`);
  pages[0]?.stand();
  await eventually(() => lineOf(name)).toBe(2);
  expect([...reigning]).toEqual([]);
  leader.terminate();
  await eventually(() => [...reigning]).toEqual([0]);
});

test("two users have two leaders", async () => {
  const [first, second] = [candidates(1), candidates(1)];
  first.pages[0]?.stand();
  second.pages[0]?.stand();
  await eventually(() => [first.reigning.size, second.reigning.size]).toEqual([1, 1]);
});

test("standing twice is standing once", async () => {
  const { name, pages, begun } = candidates(1);
  pages[0]?.stand();
  pages[0]?.stand();
  await eventually(() => begun).toEqual([0]);
  expect(await lineOf(name)).toBe(1);
});

test("a page that left the line never reigns", async () => {
  const { name, pages, reigning, begun } = candidates(3);
  for (const page of pages) page.stand();
  await eventually(() => lineOf(name)).toBe(3);
  pages[1]?.stepDown();
  await eventually(() => lineOf(name)).toBe(2);
  pages[0]?.stepDown();
  await eventually(() => [...reigning]).toEqual([2]);
  expect(begun).toEqual([0, 2]);
});

test("back from the cache a page gets into line again, and may reign a second time", async () => {
  const { pages, reigning, begun } = candidates(2);
  pages[0]?.stand();
  pages[1]?.stand();
  await eventually(() => [...reigning]).toEqual([0]);
  pages[0]?.stepDown();
  pages[0]?.stand();
  await eventually(() => [...reigning]).toEqual([1]);
  pages[1]?.stepDown();
  await eventually(() => [...reigning]).toEqual([0]);
  expect(begun).toEqual([0, 1, 0]);
});

test("in a browser without locks every page is alone and reigns", async () => {
  const spy = vi.spyOn(navigator.locks, "request").mockRejectedValue(new DOMException("", "SecurityError"));
  onTestFinished(() => spy.mockRestore());
  const { pages, reigning } = candidates(1);
  pages[0]?.stand();
  await eventually(() => [...reigning]).toEqual([0]);
  pages[0]?.stepDown();
  expect([...reigning]).toEqual([]);
});
