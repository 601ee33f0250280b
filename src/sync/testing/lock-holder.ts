import { onTestFinished } from "vitest";

/** Holds a lock in a worker, as another page would, until the worker is terminated. Resolves once it is held. */
export async function holdInWorker(lock: string): Promise<Worker> {
  const script = `navigator.locks.request(${JSON.stringify(lock)}, () => {
    postMessage("held");
    return new Promise(() => {});
  });`;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(url);
  onTestFinished(() => worker.terminate());
  await new Promise<void>((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = () => reject(new Error("the worker could not be started"));
  });
  URL.revokeObjectURL(url);
  return worker;
}
