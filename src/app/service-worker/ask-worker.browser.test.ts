import { expect, onTestFinished, test, vi } from "vitest";
import { askWorker } from "./ask-worker.ts";

/** A worker that does what `script` says with each request, here called `task`, and its `port`. */
function workerThat(script: string): Worker {
  const text = `onmessage = async ({ data: task, ports: [port] }) => { ${script} };`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(url);
  onTestFinished(() => {
    worker.terminate();
    URL.revokeObjectURL(url);
  });
  return worker;
}

/** Resolves when the worker was asked and a page waits for its lock. */
async function untilWaitedFor(database: string): Promise<void> {
  await expect
    .poll(async () => (await navigator.locks.query()).pending?.some(({ name }) => name?.startsWith(database)))
    .toBe(true);
}

const drained = { type: "replayed", result: { type: "drained" } };

test("a worker that accepts and answers is waited for", async () => {
  const worker = workerThat(`await navigator.locks.request(task.lock, async () => {
    port.postMessage({ type: "accepted", isLocked: true });
    await new Promise((resolve) => { onmessage = resolve; });
    port.postMessage(${JSON.stringify(drained)});
  });`);
  const database = crypto.randomUUID();
  const answer = askWorker(worker, "replay", database);
  await untilWaitedFor(database);
  worker.postMessage("go on");
  expect(await answer).toEqual(drained);
  expect((await navigator.locks.query()).pending?.filter(({ name }) => name?.startsWith(database))).toEqual([]);
});

test("a worker that is stopped after it accepted is not waited for", async () => {
  const worker = workerThat(`await navigator.locks.request(task.lock, async () => {
    port.postMessage({ type: "accepted", isLocked: true });
    await new Promise(() => {});
  });`);
  const database = crypto.randomUUID();
  const answer = askWorker(worker, "replay", database);
  await untilWaitedFor(database);
  worker.terminate();
  expect(await answer).toBeNull();
});

test("in a browser that refuses locks the worker's answer is waited for all the same", async () => {
  const spy = vi.spyOn(navigator.locks, "request").mockRejectedValue(new DOMException("", "SecurityError"));
  onTestFinished(() => spy.mockRestore());
  for (const isLocked of [true, false]) {
    const worker = workerThat(`
      port.postMessage({ type: "accepted", isLocked: ${isLocked} });
      onmessage = () => port.postMessage(${JSON.stringify(drained)});
      postMessage("accepted");
    `);
    const accepted = new Promise((resolve) => {
      worker.onmessage = resolve;
    });
    const answer = askWorker(worker, "replay", crypto.randomUUID());
    await accepted;
    worker.postMessage("go on");
    expect(await answer).toEqual(drained);
  }
});

test.each(["port.postMessage({ type: 'other' });", "port.postMessage({ type: 'accepted' });"])(
  "a worker that answers something else (%s) is not waited for",
  async (script) => {
    expect(await askWorker(workerThat(script), "refresh", crypto.randomUUID())).toBeNull();
  },
);
