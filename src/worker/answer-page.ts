import { withLock } from "../sync/lock.ts";
import { refresh } from "../sync/refresh.ts";
import { replay } from "../sync/replay.ts";
import type { WorkerAnswer, WorkerTask } from "../sync/worker-messages.ts";
import { withTools } from "./tasks.ts";

/** Does what a page asks for and answers over its port. The lock tells the page that this worker still lives. */
export function answerPage(task: WorkerTask, port: MessagePort | undefined): Promise<void> {
  const answer = (message: WorkerAnswer) => port?.postMessage(message);
  return withLock(task.lock, async (isLocked) => {
    answer({ type: "accepted", isLocked });
    try {
      answer(await carryOut(task));
    } catch (error) {
      console.warn(`The worker could not ${task.type}.`, error);
      answer({ type: "failed" });
    }
  });
}

async function carryOut({ type, database }: WorkerTask): Promise<WorkerAnswer> {
  switch (type) {
    case "replay": {
      const result = await withTools(database, replay);
      return result === null ? { type: "failed" } : { type: "replayed", result };
    }
    case "refresh": {
      const result = await withTools(database, refresh);
      return result === null ? { type: "failed" } : { type: "refreshed", result };
    }
  }
}
