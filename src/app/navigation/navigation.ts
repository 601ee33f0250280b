import type { Inbox } from "../inbox.ts";
import type { Page } from "../page.ts";
import { isSearching, LIST, parentOf, type Route } from "./route.ts";
import { stateAt } from "./state-at.ts";
import { Trail } from "./trail.ts";

/** Takes the player from place to place, with the address bar and the browser's history. */
export class Navigation {
  readonly #trail = new Trail(window, window.parent !== window);
  #inbox: Inbox | null = null;
  /** In whose inbox the player chose to go where the page is now; null where the address came from elsewhere. */
  #chosenIn: string | null = null;

  constructor(readonly page: Page) {}

  /** The player chose to. */
  async go(route: Route): Promise<void> {
    this.#chosenIn = this.#inbox?.database ?? null;
    this.#trail.go(route);
    await this.#show(route, true);
  }

  /** In the list, or in what was found, where the player came from there. */
  async open(id: number): Promise<void> {
    await this.go({ type: "message", id, from: isSearching(this.#trail.route) ? "search" : "list" });
  }

  async close(): Promise<void> {
    const parent = parentOf(this.#trail.route);
    if (parent !== null) await this.go(parent);
  }

  /** What was deleted is not read any more. */
  async closeAny(ids: readonly number[]): Promise<void> {
    const { route } = this.#trail;
    if (route.type === "message" && ids.includes(route.id)) await this.close();
  }

  /** The address changed. @param isArrival the browser went to another entry of its history */
  async follow(isArrival: boolean): Promise<void> {
    const route = isArrival ? this.#trail.arrive() : this.#trail.follow();
    if (route === null) return;
    this.#chosenIn = null;
    await this.#show(route, false);
  }

  /** This inbox is open now: shows what the address names in it, unless that was chosen in another player's. */
  async enter(inbox: Inbox): Promise<void> {
    this.#inbox = inbox;
    if (this.#chosenIn !== null && this.#chosenIn !== inbox.database) this.#trail.go(LIST);
    await this.#show(this.#trail.route, false);
  }

  /** Who comes next may be sent to the same address. */
  leave(): void {
    this.#inbox = null;
  }

  /** Nobody's inbox is open, and nobody's address stays. */
  reset(): void {
    this.#trail.go(LIST);
    this.page.set(stateAt(LIST));
  }

  async #show(route: Route, isChosen: boolean): Promise<void> {
    if (this.#inbox === null) return this.page.set(stateAt(route));
    this.page.set({ route });
    this.#inbox.search.setOpen(isSearching(route));
    this.#inbox.facts.setOpen(route.type === "settings");
    if (route.type === "message") await this.#inbox.open(route.id, isChosen);
    else this.#inbox.closeMessage();
  }
}
