import { setTimeout as wait } from "node:timers/promises";
import { type Answer, sendAnswer, sendCutAnswer } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import type { Plan } from "./plan.ts";

/** Drops the connection as a lost network does. */
function reset(exchange: Exchange): void {
  exchange.request.socket.resetAndDestroy();
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await wait(ms, undefined, { ref: false });
}

/** Answers a request as the plan has it; `serve` is called only when the request gets as far as the server. */
export async function carryOut(exchange: Exchange, plan: Plan, serve: () => Answer | Promise<Answer>): Promise<void> {
  const { response } = exchange;
  await pause(plan.delayRequestMs);
  if (plan.before === "hang") return;
  if (plan.before === "reset") return reset(exchange);
  if (plan.before !== undefined) return sendAnswer(response, plan.before);

  const answer = await serve();
  await pause(plan.delayAnswerMs);
  if (plan.after === "hang") return;
  if (plan.after === "reset") return reset(exchange);
  if (plan.after === "cut") return sendCutAnswer(response, answer);
  sendAnswer(response, answer);
}
