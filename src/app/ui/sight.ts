import type { AppState } from "../state.ts";

/**
 * What the place of the list shows. "Empty" is said only when the server said so; not knowing yet and not being able to
 * know are sights of their own.
 */
export type Sight = "rows" | "empty" | "loading" | "unreachable" | "undecided" | "nobody" | "left" | "remains";

export function sightOf({ phase, view, place, connection }: AppState): Sight {
  if (phase !== "opening" && phase !== "inbox") return phase;
  if (view === null) return "loading";
  if (view.rows.length > 0 || view.hasMore || place.first > 0) return "rows";
  if (view.refreshedAt !== null) return "empty";
  if (connection === "online") return "loading";
  return connection === "offline" ? "unreachable" : "nobody";
}
