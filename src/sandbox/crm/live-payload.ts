import { MAX_EVENT_BYTES } from "../pusher/application.ts";
import type { Row } from "./row.ts";

/** What becomes of a body that makes an event too large for Pusher: it is left out, or cut off in the middle. */
export const OVERSIZE = ["absent", "cut"] as const;
export type Oversize = (typeof OVERSIZE)[number];

/** How the live event of a notification differs from its row. */
export interface LiveShape {
  readonly overrides: Row;
  readonly omit: readonly string[];
  readonly oversize: Oversize;
}

function bytes(payload: Row): number {
  return Buffer.byteLength(JSON.stringify(payload));
}

/** The longest beginning of the message with which the payload still fits. */
function cutToFit(payload: Row, message: string): Row {
  let [fits, tooLong] = [0, message.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (bytes({ ...payload, Message: message.slice(0, middle) }) <= MAX_EVENT_BYTES) fits = middle;
    else tooLong = middle;
  }
  return { ...payload, Message: message.slice(0, fits) };
}

/** The data of the live event that announces a row. A `Message` that does not fit into an event is cut or absent. */
export function livePayload(row: Row, shape: LiveShape): Row {
  const omitted = Object.entries({ ...row, ...shape.overrides }).filter(([name]) => !shape.omit.includes(name));
  const payload: Row = Object.fromEntries(omitted);
  if (bytes(payload) <= MAX_EVENT_BYTES) return payload;
  const { Message: message, ...rest } = payload;
  return shape.oversize === "cut" && typeof message === "string" ? cutToFit(rest, message) : rest;
}
