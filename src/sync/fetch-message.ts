import { fetchOne } from "../fasttrack/notifications.ts";
import { applyRow } from "../store/live-row.ts";
import type { Tools } from "./tools.ts";

/**
 * Brings one whole message into the mirror: its live event was cut short, its body was given up for space, or an address
 * names it before the list does.
 *
 * @returns whether it is there now; `gone` where Fasttrack itself knows no such message, or it was deleted here
 */
export async function fetchMessage({ store, session }: Tools, id: number): Promise<"here" | "gone" | "unknown"> {
  const access = await session.access();
  const outcome = access === null ? null : await fetchOne(access, id);
  if (outcome?.type === "status" && outcome.isOwnWord) return "gone";
  if (outcome?.type !== "success" || outcome.value.type !== "row") return "unknown";
  const { row } = outcome.value;
  if (row.notification.id !== id) return "unknown";
  return (await applyRow(store, row, "fetch")) === "rejected" ? "gone" : "here";
}
