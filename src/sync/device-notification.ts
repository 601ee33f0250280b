/**
 * What a notification of the system's is about. Its tag says whose it is, so that it can be closed when that player signs
 * out, and its data hold ids only: what it says is shown by the system, and kept there no longer than it is shown.
 */
export interface DeviceNotification {
  /** The database of the player whose message it is. */
  readonly database: string;
  /** Several where one notification stands for many messages. */
  readonly ids: readonly number[];
}

/** The tag of one message, or of many together. */
export function deviceTag(database: string, id: number | "many"): string {
  return `${database}#${id}`;
}

/** Null where it is not ours. */
export function readDeviceNotification(tag: string, data: unknown): DeviceNotification | null {
  const end = tag.lastIndexOf("#");
  if (end < 0 || typeof data !== "object" || data === null || !("ids" in data) || !Array.isArray(data.ids)) return null;
  return { database: tag.slice(0, end), ids: data.ids.filter((id: unknown) => typeof id === "number") };
}

/** What the button on a notification does. */
export const READ_ACTION = "read";

/** From the service worker to a page, after a tap on a notification. */
export type PageRequest =
  /** Answered over the port with the name of the database that is open, or null. */
  { readonly type: "whose" } | { readonly type: "open-message"; readonly database: string; readonly id: number };

export function parsePageRequest(value: unknown): PageRequest | null {
  if (typeof value !== "object" || value === null || !("type" in value)) return null;
  if (value.type === "whose") return { type: "whose" };
  if (value.type !== "open-message" || !("database" in value && "id" in value)) return null;
  const { database, id } = value;
  return typeof database === "string" && typeof id === "number" ? { type: "open-message", database, id } : null;
}
