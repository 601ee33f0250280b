/**
 * Where the player is in the inbox. A message that was opened out of what a search found goes back to it. What is searched
 * for is not part of the address: browsers keep addresses, and signing out could not remove it there.
 */
export type Route =
  | { readonly type: "list" }
  | { readonly type: "search" }
  | { readonly type: "settings" }
  | { readonly type: "message"; readonly id: number; readonly from: "list" | "search" };

export const LIST: Route = { type: "list" };

/**
 * Reads a fragment such as `#message=12`. It may come from anywhere, so what is not understood in it is passed over, and
 * where nothing is, it is the list. It is a fragment because a web server that only has files knows no other address of ours.
 */
export function parseRoute(fragment: unknown): Route {
  if (typeof fragment !== "string") return LIST;
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const id = parseId(parts.get("message"));
  if (id !== null) return { type: "message", id, from: parts.has("search") ? "search" : "list" };
  if (parts.has("settings")) return { type: "settings" };
  return parts.has("search") ? { type: "search" } : LIST;
}

/** @returns the fragment with its `#`; nothing at all for the list */
export function formatRoute(route: Route): string {
  switch (route.type) {
    case "list":
      return "";
    case "search":
    case "settings":
      return `#${route.type}`;
    case "message":
      return route.from === "search" ? `#search&message=${route.id}` : `#message=${route.id}`;
  }
}

/** Where closing leads; null from the list, which is where everything ends. */
export function parentOf(route: Route): Route | null {
  if (route.type === "list") return null;
  return route.type === "message" ? { type: route.from } : LIST;
}

/** Whether `route` lies below `ancestor`, however deep. */
export function isBelow(route: Route, ancestor: Route): boolean {
  const parent = parentOf(route);
  return parent !== null && (isSameRoute(parent, ancestor) || isBelow(parent, ancestor));
}

/** What was found is there, or one step back. */
export function isSearching(route: Route): boolean {
  return route.type === "search" || (route.type === "message" && route.from === "search");
}

export function isSameRoute(a: Route, b: Route): boolean {
  return formatRoute(a) === formatRoute(b);
}

/** Ids are whole numbers; anything that only looks like one is none. */
function parseId(text: string | null): number | null {
  if (text === null || !/^-?\d{1,16}$/.test(text)) return null;
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : null;
}
