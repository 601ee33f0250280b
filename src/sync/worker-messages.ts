import type { RefreshResult } from "./refresh.ts";
import type { ReplayResult } from "./replay.ts";

/** From a page to the service worker, with a port for the answers. */
export type WorkerRequest =
  | { readonly type: "replay"; readonly database: string }
  | { readonly type: "refresh"; readonly database: string }
  /** Keep the pictures of the newest messages, and only those. */
  | { readonly type: "keep-pictures"; readonly database: string }
  /** To the waiting worker: the player accepted the update. */
  | { readonly type: "take-over" }
  /** To the active worker: another takes over as soon as this one has nothing under way. */
  | { readonly type: "make-way" };

/**
 * From the service worker, over the port. `accepted` comes at once, so that a page finds out soon that its worker is
 * gone; the result comes when the work is done.
 */
export type WorkerAnswer =
  | { readonly type: "accepted" }
  | { readonly type: "replayed"; readonly result: ReplayResult }
  | { readonly type: "refreshed"; readonly result: RefreshResult }
  | { readonly type: "failed" };

export function parseWorkerRequest(value: unknown): WorkerRequest | null {
  if (typeof value !== "object" || value === null || !("type" in value)) return null;
  const { type } = value;
  if (type === "take-over" || type === "make-way") return { type };
  if (type !== "replay" && type !== "refresh" && type !== "keep-pictures") return null;
  return "database" in value && typeof value.database === "string" ? { type, database: value.database } : null;
}

/** Trusts the shape behind a known type: the other end of the port is our own worker, of this or a later release. */
export function isWorkerAnswer(value: unknown): value is WorkerAnswer {
  if (typeof value !== "object" || value === null || !("type" in value)) return false;
  const { type } = value;
  if (type === "replayed" || type === "refreshed") {
    return "result" in value && typeof value.result === "object" && value.result !== null;
  }
  return type === "accepted" || type === "failed";
}
