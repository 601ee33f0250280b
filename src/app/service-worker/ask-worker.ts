import { isWorkerAnswer, type WorkerAnswer, type WorkerTask } from "../../sync/worker-messages.ts";

/** A worker that does not say at once that it is on it, in ms, is not there. */
const ACCEPT_MS = 3_000;
/** Where the browser refuses locks, in ms, a worker that was stopped in the middle is not missed before. */
const RESULT_MS = 90_000;
/** How much later than the word that its lock is free, in ms, the answer of a worker may be here. */
const ON_ITS_WAY_MS = 500;

type Messenger = Pick<ServiceWorker, "postMessage">;

/** @returns null where the worker is not there or was stopped on the way: the work is the page's own then */
export function askWorker(worker: Messenger, type: WorkerTask["type"], database: string): Promise<WorkerAnswer | null> {
  const lock = `${database}:${type}:${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const over = new AbortController();
    const finish = (answer: WorkerAnswer | null) => {
      clearTimeout(timer);
      over.abort();
      port1.close();
      resolve(answer);
    };
    let timer = setTimeout(() => finish(null), ACCEPT_MS);
    const giveUpIn = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => finish(null), ms);
    };
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isWorkerAnswer(data)) return finish(null);
      if (data.type !== "accepted") return finish(data);
      giveUpIn(RESULT_MS);
      if (data.isLocked) onceFree(lock, over.signal, () => giveUpIn(ON_ITS_WAY_MS));
    };
    worker.postMessage({ type, database, lock } satisfies WorkerTask, [port2]);
  });
}

/** The browser frees the locks of a worker that it stops. */
function onceFree(lock: string, signal: AbortSignal, act: () => void): void {
  navigator.locks.request(lock, { signal }, act).catch(() => {
    // Answered meanwhile.
  });
}
