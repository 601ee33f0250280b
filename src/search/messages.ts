import type { SeenNotification } from "../model/seen.ts";
import type { Filter } from "../store/listing.ts";

/** What is looked for. */
export interface Ask {
  readonly query: string;
  readonly filter: Filter;
  /** How many hits to show at most. */
  readonly limit: number;
  /** Read since they were found: the filter for unread ones does not hide them. */
  readonly kept: readonly number[];
}

export interface Hit {
  readonly seen: SeenNotification;
  /** The part of the body that was found, where title and preview do not show it all. */
  readonly excerpt: string | null;
}

/** What is known of the answer; more may come. */
export interface Found {
  readonly ask: Ask;
  /** Newest first, as the list: what was shown keeps its place while older ones are still being found. */
  readonly hits: readonly Hit[];
  /** Of all matches, shown or not. */
  readonly count: number;
  /** Everything stored was looked at. */
  readonly isComplete: boolean;
}

/** From the page to the worker: in which database, once, then each query. Null ends the last one. `list` asks for all matches. */
export type Request =
  | { readonly type: "open"; readonly database: string }
  | { readonly type: "ask"; readonly ask: Ask | null }
  | { readonly type: "list" };

/** From the worker to the page. */
export type Answer =
  | { readonly type: "found"; readonly found: Found }
  | { readonly type: "listed"; readonly ids: readonly number[] }
  | { readonly type: "failed" };
