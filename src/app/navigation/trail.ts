import { formatRoute, isBelow, isSameRoute, parseRoute, type Route } from "./route.ts";

/** Longest wait for the browser to go back, in ms: it may have dropped the entry, and then it says nothing at all. */
const GOING_BACK_MS = 1_000;

/** What of the window is needed. */
export interface Place {
  readonly history: Pick<History, "go" | "pushState" | "replaceState"> & { readonly state: unknown };
  readonly location: Pick<Location, "hash" | "pathname" | "search">;
}

/**
 * Keeps the browser's history in step with where the player is.
 *
 * Going deeper (from the list into a message) adds an entry, so that the back gesture closes it. Going on at the same depth
 * (from message to message, where list and message are side by side) takes that entry's place: one step back always leads
 * to the list, however much was read. Closing goes back to the entry where there is one of ours, and takes the place of this
 * one where the page was opened deep inside.
 *
 * In a frame nothing is ever added: a frame's entries are steps back of the whole tab, and the page around would seem not to
 * answer its own back button, or go back itself when a message is closed.
 */
export class Trail {
  #route: Route;
  #isGoingBack = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly place: Place,
    readonly isFramed: boolean,
  ) {
    this.#route = parseRoute(place.location.hash);
  }

  get route(): Route {
    return this.#route;
  }

  /** The player is here now. */
  go(route: Route): void {
    this.#route = route;
    if (!this.#isGoingBack) this.#write();
  }

  /**
   * The browser moved, or somebody wrote into the address bar.
   *
   * @returns where to; null where the player is there already
   */
  follow(): Route | null {
    if (this.#isGoingBack) return null;
    const route = parseRoute(this.place.location.hash);
    if (isSameRoute(route, this.#route)) return null;
    this.#route = route;
    return route;
  }

  /** The browser went to another entry. @returns as `follow` */
  arrive(): Route | null {
    if (!this.#isGoingBack) return this.follow();
    this.#stopGoingBack();
    // The player may have gone on meanwhile.
    this.#write();
    return null;
  }

  #write(): void {
    const { history, location } = this.place;
    const here = parseRoute(location.hash);
    if (isSameRoute(here, this.#route)) return;
    const beneath = parseBeneath(history.state);
    const wanted = formatRoute(this.#route);
    const index = beneath.lastIndexOf(wanted);
    if (index !== -1) {
      this.#goBack(beneath.length - index);
    } else if (isBelow(this.#route, here) && !this.isFramed) {
      history.pushState({ beneath: [...beneath, formatRoute(here)] }, "", this.#url());
    } else {
      history.replaceState({ beneath }, "", this.#url());
    }
  }

  #goBack(steps: number): void {
    this.#isGoingBack = true;
    this.#timer = setTimeout(() => {
      this.#stopGoingBack();
      this.place.history.replaceState({ beneath: [] }, "", this.#url());
    }, GOING_BACK_MS);
    this.place.history.go(-steps);
  }

  #url(): string {
    const { pathname, search } = this.place.location;
    return pathname + search + formatRoute(this.#route);
  }

  #stopGoingBack(): void {
    this.#isGoingBack = false;
    clearTimeout(this.#timer);
  }
}

/** The fragments of our own entries beneath this one, the nearest last. The state outlives a reload and a release. */
function parseBeneath(state: unknown): readonly string[] {
  if (typeof state !== "object" || state === null || !("beneath" in state)) return [];
  const { beneath } = state;
  return Array.isArray(beneath) && beneath.every((one) => typeof one === "string") ? beneath : [];
}
