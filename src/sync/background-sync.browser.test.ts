import { expect, onTestFinished, test } from "vitest";
import { registerBackgroundSync } from "./background-sync.ts";

async function registered(sync?: unknown): Promise<ServiceWorkerRegistration> {
  const url = new URL("./testing/idle-worker.js", import.meta.url);
  const registration = await navigator.serviceWorker.register(url);
  onTestFinished(async () => {
    await registration.unregister();
  });
  Object.defineProperty(registration, "sync", { value: sync, configurable: true });
  return registration;
}

test("a browser that agrees wakes the worker under the outbox's own tag", async () => {
  const tags: string[] = [];
  const registration = await registered({ register: async (tag: string) => void tags.push(tag) });
  expect(await registerBackgroundSync(registration)).toBe(true);
  expect(tags).toEqual(["replay"]);
});

test("invariant 11: a browser that rejects, as every cross-site iframe does, is no error", async () => {
  const reject = () => Promise.reject(new DOMException("", "InvalidAccessError"));
  expect(await registerBackgroundSync(await registered({ register: reject }))).toBe(false);
});

test.each([[undefined], [null], [{}], [{ register: "no" }]])(
  "invariant 11: a browser whose sync is %j is no error",
  async (sync) => {
    expect(await registerBackgroundSync(await registered(sync))).toBe(false);
  },
);
