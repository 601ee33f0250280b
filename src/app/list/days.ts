import type { SeenNotification } from "../../model/seen.ts";
import { strings } from "../strings.ts";
import { dayName, startOfDay } from "../ui/when.ts";

export interface Day {
  /** Midnight; null for messages of which the server did not say when they came. */
  readonly start: number | null;
  readonly name: string;
  readonly rows: readonly SeenNotification[];
}

/** Rows that are newest first, by the day on which they came where the player is. */
export function groupByDay(rows: readonly SeenNotification[], now: number): Day[] {
  const days: { start: number | null; name: string; rows: SeenNotification[] }[] = [];
  for (const row of rows) {
    const start = row.date === null ? null : startOfDay(row.date);
    const day = days.at(-1);
    if (day?.start === start) day.rows.push(row);
    else days.push({ start, name: start === null ? strings.undated : dayName(start, now), rows: [row] });
  }
  return days;
}
