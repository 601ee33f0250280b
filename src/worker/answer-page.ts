import { refresh } from "../sync/refresh.ts";
import { replay } from "../sync/replay.ts";
import type { WorkerAnswer, WorkerRequest } from "../sync/worker-messages.ts";
import { keepPictures } from "./pictures.ts";
import { withTools } from "./tasks.ts";

type Task = Exclude<WorkerRequest, { type: "take-over" | "make-way" }>;

/** Does what a page asks for and answers over its port. */
export async function answerPage(request: Task, port: MessagePort | undefined): Promise<void> {
  const answer = (message: WorkerAnswer) => port?.postMessage(message);
  answer({ type: "accepted" });
  try {
    answer(await carryOut(request));
  } catch (error) {
    console.warn(`The worker could not ${request.type}.`, error);
    answer({ type: "failed" });
  }
}

async function carryOut({ type, database }: Task): Promise<WorkerAnswer> {
  switch (type) {
    case "replay": {
      const result = await withTools(database, replay);
      return result === null ? { type: "failed" } : { type: "replayed", result };
    }
    case "refresh": {
      const result = await withTools(database, refresh);
      return result === null ? { type: "failed" } : { type: "refreshed", result };
    }
    case "keep-pictures":
      await withTools(database, ({ store }) => keepPictures(store));
      return { type: "accepted" };
  }
}
