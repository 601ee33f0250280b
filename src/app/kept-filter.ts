import type { Filter } from "../store/listing.ts";
import { strings } from "./strings.ts";

const KEY = "fasttrack-inbox:filter";

/** What this tab showed last: a reload is no reason to show something else, a new tab starts with all. */
export function keptFilter(): Filter {
  try {
    const kept = sessionStorage.getItem(KEY) ?? "";
    return isFilter(kept) ? kept : "all";
  } catch {
    return "all";
  }
}

export function keepFilter(filter: Filter): void {
  try {
    sessionStorage.setItem(KEY, filter);
  } catch {
    // Without storage it is for this page only.
  }
}

function isFilter(text: string): text is Filter {
  return Object.hasOwn(strings.filters, text);
}
