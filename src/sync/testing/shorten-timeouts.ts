import { onTestFinished, vi } from "vitest";

/** Makes every time-out of a request so many times shorter, until the test is over. */
export function shortenTimeouts(times: number) {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const spy = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout(ms / times));
  onTestFinished(() => spy.mockRestore());
  return spy;
}
