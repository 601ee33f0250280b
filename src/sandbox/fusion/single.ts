import { failureAnswer } from "../faults/plan.ts";
import { hereOf } from "../hosts.ts";
import { type Answer, jsonAnswer } from "../http/answer.ts";
import { withCors } from "../http/cors.ts";
import { type Call, notAuthenticated } from "./call.ts";
import { seenFrom } from "./pictures.ts";

/** One notification. */
export function single({ caller, exchange, messageId }: Call): Answer {
  const { user } = caller;
  if (user === undefined) return notAuthenticated();
  const row = user.mailbox.find(messageId ?? "");
  if (row === undefined) return failureAnswer(404, ["Notification not found"]);
  const [seen] = seenFrom(hereOf(exchange.request), [row]);
  return withCors(jsonAnswer(200, { Data: seen, Success: true, Errors: [] }));
}
