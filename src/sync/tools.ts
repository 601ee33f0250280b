import type { Store } from "../store/store.ts";
import type { Session } from "./session.ts";

/** What everything that speaks to Fasttrack for one player works with. */
export interface Tools {
  readonly store: Store;
  readonly session: Session;
  /** Wall clock, ms. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}
