import { fetchOne } from "../fasttrack/notifications.ts";
import { applyRow } from "../store/live-row.ts";
import type { Tools } from "./replay.ts";

/**
 * Brings one whole message into the mirror: its live event was cut short, or its body was given up for space.
 *
 * @returns whether it is there now
 */
export async function fetchMessage({ store, session }: Tools, id: number): Promise<boolean> {
  const access = await session.access();
  const outcome = access === null ? null : await fetchOne(access, id);
  if (outcome?.type !== "success" || outcome.value.type !== "row") return false;
  const { row } = outcome.value;
  return row.notification.id === id && (await applyRow(store, row, "fetch")) !== "rejected";
}
