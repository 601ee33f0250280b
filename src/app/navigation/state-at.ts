import type { AppState } from "../state.ts";
import { isSearching, type Route } from "./route.ts";

/** What the page shows at once of a place, before anything was read for it. */
export function stateAt(route: Route): Pick<AppState, "route" | "opened" | "search"> {
  return {
    route,
    opened: route.type === "message" ? { id: route.id, message: null, isGone: false } : null,
    search: isSearching(route) ? { query: "", isAsked: false, found: null } : null,
  };
}
