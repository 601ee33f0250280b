import { termsOf } from "../../model/search-query.ts";
import type { Ask, Found } from "../../search/messages.ts";
import type { Filter } from "../../store/listing.ts";
import type { Shown } from "../first-paint.ts";
import type { Page } from "../page.ts";
import { searchInWorker } from "./in-worker.ts";
import { keepQuery, keptQuery } from "./kept-query.ts";
import type { Searching, SearchingEvents } from "./searching.ts";

/** Hits that are shown at first, and more at each end of what is shown. */
const STEP = 50;
/** How long the worker and the texts in its memory stay after a search, in ms: the next one is often near. */
const KEPT_MS = 60_000;

/** What the player looks for in one open inbox, and who finds it. */
export class Search {
  #searching: Promise<Searching> | null = null;
  #limit = STEP;
  /** Opened while only unread ones are looked for. */
  #kept: readonly number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly shown: Shown,
    readonly page: Page,
  ) {
    const query = keptQuery(shown.store.name);
    // The page was opened within the search.
    if (page.state.search !== null && query !== "") this.look(query);
    else keepQuery(shown.store.name, "");
  }

  setOpen(isOpen: boolean): void {
    if (isOpen) clearTimeout(this.#timer);
    if (isOpen && this.page.state.search === null)
      this.page.set({ search: { query: "", isAsked: false, found: null }, selection: null });
    if (!isOpen && this.page.state.search !== null) {
      this.page.set({ search: null, selection: null });
      keepQuery(this.shown.store.name, "");
      this.#ask();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#stop(), KEPT_MS);
    }
  }

  look(query: string): void {
    if (this.page.state.search === null) return;
    this.#limit = STEP;
    this.#kept = [];
    keepQuery(this.shown.store.name, query);
    const isAsked = termsOf(query).length > 0;
    // What was found before stays in sight until there is something new to see.
    this.page.set({ search: { query, isAsked, found: isAsked ? this.page.state.search.found : null } });
    this.#ask();
  }

  showMore(): void {
    this.#limit += STEP;
    this.#ask();
  }

  /** All that is found, shown or not, newest first. Not resolved where the search ends before. */
  async allIds(): Promise<readonly number[]> {
    const searching = await this.#searching?.catch(() => null);
    return new Promise((resolve) => searching?.list(resolve));
  }

  /** What the player reads stays among what was found, also where only unread ones are looked for. */
  keep(id: number): void {
    const { search, filter } = this.page.state;
    if (filter !== "unread" || search?.found?.hits.some(({ seen }) => seen.id === id) !== true) return;
    this.#kept = [...this.#kept, id];
    this.#ask();
  }

  setFilter(filter: Filter): void {
    this.#limit = STEP;
    this.#kept = [];
    this.#ask(filter);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stop();
    keepQuery(this.shown.store.name, "");
    if (this.page.state.search !== null) this.page.set({ search: null });
  }

  #ask(filter = this.page.state.filter): void {
    const { search } = this.page.state;
    const ask: Ask | null =
      search?.isAsked === true ? { query: search.query, filter, limit: this.#limit, kept: this.#kept } : null;
    if (ask === null && this.#searching === null) return;
    this.#searching ??= this.#open();
    this.#searching
      .then((searching) => searching.ask(ask))
      .catch((error: unknown) => {
        // The next key tries it again.
        this.#searching = null;
        console.warn("The search could not be loaded.", error);
      });
  }

  async #open(): Promise<Searching> {
    const { shown } = this;
    if (shown.isMemoryOnly) return this.#openInPage();
    try {
      const events = { ...this.#events(), fail: () => this.#moveIntoPage() };
      return searchInWorker(shown.store.name, events);
    } catch {
      return this.#openInPage();
    }
  }

  async #openInPage(): Promise<Searching> {
    const { searchInPage } = await import("./in-page.ts");
    return searchInPage(this.shown.store, this.#events());
  }

  /** The worker did not start, or stopped. */
  #moveIntoPage(): void {
    this.#stop();
    this.#searching = this.#openInPage();
    this.#ask();
  }

  #events(): SearchingEvents {
    return { tell: (found) => this.#show(found), fail: () => this.#stop() };
  }

  /** An answer may be on its way when another question is asked. */
  #show(found: Found): void {
    const { search, filter } = this.page.state;
    if (search === null || found.ask.query !== search.query || found.ask.filter !== filter) return;
    this.page.set({ search: { ...search, found } });
  }

  #stop(): void {
    this.#searching?.then((searching) => searching.close()).catch(() => {});
    this.#searching = null;
  }
}
