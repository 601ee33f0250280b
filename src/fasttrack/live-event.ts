import type { FullNotification } from "../model/notification.ts";
import { isRecord } from "./json.ts";
import { parseRow } from "./row.ts";

/**
 * What a live event is worth.
 * - `whole`: can be shown at once
 * - `partial`: names a message whose text did not fit into the event (10 kB): fetch that one
 * - `hint`: the list may have changed
 * - `foreign`: another user's; to be dropped
 */
export type LiveEvent =
  | { readonly type: "whole"; readonly row: FullNotification }
  | { readonly type: "partial"; readonly id: number }
  | { readonly type: "hint" }
  | { readonly type: "foreign" };

export function parseLiveEvent(name: string, payload: unknown, userId: number): LiveEvent {
  if (name !== "message" && name !== "shoutout" && name !== "inbox") return { type: "hint" };
  const value = typeof payload === "string" ? parseText(payload) : payload;
  const parsed = parseRow(value, userId, name);
  if (parsed.type === "bad") return { type: parsed.problem === "of another user" ? "foreign" : "hint" };
  const isWhole =
    isRecord(value) && typeof value.Message === "string" && value.Message !== "" && value.Title !== undefined;
  return isWhole ? { type: "whole", row: parsed.row } : { type: "partial", id: parsed.row.notification.id };
}

/** Some senders stringify twice. */
function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
