import { expect } from "vitest";

/** Waits until the condition holds: as `expect.poll`, with patience for a busy machine, a library's second and a backoff. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 });
}
