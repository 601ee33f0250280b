import { failureAnswer } from "../faults/plan.ts";
import { type Answer, jsonAnswer } from "../http/answer.ts";
import { withCors } from "../http/cors.ts";
import { isObject, parseJson } from "../http/fields.ts";
import { type Call, notAuthenticated } from "./call.ts";

/**
 * The id in the body of a mark-read call: JSON text under any content type (the guide's own page sends it as a form), or
 * a true form. Undefined when there is none.
 */
export function messageIdInBody(body: string): string | undefined {
  const value = parseJson(body);
  const id = isObject(value) ? value.MessageId : new URLSearchParams(body).get("MessageId");
  return typeof id === "number" || (typeof id === "string" && id !== "") ? String(id) : undefined;
}

/** Marks as read or deletes, and completes the journal's entry. A message that is not there is a 404. */
export function mutate({ caller, messageId, entry, route }: Call): Answer {
  const { user } = caller;
  if (user === undefined) {
    if (entry !== undefined) entry.result = "unauthorized";
    return notAuthenticated();
  }
  if (messageId === undefined) {
    if (entry !== undefined) entry.result = "invalid";
    return failureAnswer(400, ["MessageId is missing"]);
  }
  const change = route.endpoint === "read" ? user.mailbox.markRead(messageId) : user.mailbox.remove(messageId);
  if (entry !== undefined) {
    entry.result = change;
    entry.effective = change === "applied";
  }
  const isThere = user.mailbox.find(messageId) !== undefined;
  if (change === "applied" || isThere) return withCors(jsonAnswer(200, { Success: true, Data: true, Errors: [] }));
  return failureAnswer(404, ["Notification not found"]);
}
