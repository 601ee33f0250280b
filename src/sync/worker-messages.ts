import type { RefreshResult } from "./refresh.ts";
import type { ReplayResult } from "./replay.ts";

/** From a page to the service worker, with a port for the answers. */
export interface WorkerTask {
  readonly type: "replay" | "refresh";
  readonly database: string;
  /** The name of a lock that the worker holds until it has answered. When it is free and no answer came, the worker is gone. */
  readonly lock: string;
}

/** From a page to the service worker. */
export type WorkerRequest =
  | WorkerTask
  /** Keep the pictures of the newest messages, and only those. */
  | { readonly type: "keep-pictures"; readonly database: string }
  /** To the waiting worker: the player accepted the update. */
  | { readonly type: "take-over" }
  /** To the active worker: another takes over as soon as this one has nothing under way. */
  | { readonly type: "make-way" }
  /** To the active worker: nobody looks after this page. */
  | { readonly type: "look-after" }
  /** To the worker of this page, with a port: is the page of its release? Only a page that is not is answered. */
  | { readonly type: "check-release"; readonly script: string };

/**
 * From the service worker, over the port. `accepted` comes at once, so that a page finds out soon that its worker is
 * gone; the result comes when the work is done. A browser may refuse the lock.
 */
export type WorkerAnswer =
  | { readonly type: "accepted"; readonly isLocked: boolean }
  | { readonly type: "replayed"; readonly result: ReplayResult }
  | { readonly type: "refreshed"; readonly result: RefreshResult }
  | { readonly type: "failed" };

export function parseWorkerRequest(value: unknown): WorkerRequest | null {
  if (typeof value !== "object" || value === null || !("type" in value)) return null;
  const { type } = value;
  if (type === "take-over" || type === "make-way" || type === "look-after") return { type };
  if (type === "check-release")
    return "script" in value && typeof value.script === "string" ? { type, script: value.script } : null;
  if (!("database" in value) || typeof value.database !== "string") return null;
  const { database } = value;
  if (type === "keep-pictures") return { type, database };
  if (type !== "replay" && type !== "refresh") return null;
  return "lock" in value && typeof value.lock === "string" ? { type, database, lock: value.lock } : null;
}

/** Trusts the shape behind a known type: the other end of the port is our own worker, of this or a later release. */
export function isWorkerAnswer(value: unknown): value is WorkerAnswer {
  if (typeof value !== "object" || value === null || !("type" in value)) return false;
  const { type } = value;
  if (type === "replayed" || type === "refreshed") {
    return "result" in value && typeof value.result === "object" && value.result !== null;
  }
  if (type === "accepted") return "isLocked" in value && typeof value.isLocked === "boolean";
  return type === "failed";
}
