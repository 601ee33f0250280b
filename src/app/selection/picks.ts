import { readSeenIds } from "../../store/seen-ids.ts";
import type { Store } from "../../store/store.ts";
import { say } from "../language/say.ts";
import type { Page } from "../page.ts";
import type { Search } from "../search/search.ts";
import type { AppState, Selection } from "../state.ts";
import { lateStrings } from "../ui/late-strings.ts";

/** What the player picks to act on together, in the list or in what was found. */
export class Picks {
  constructor(
    readonly store: Store,
    readonly page: Page,
    readonly search: Search,
  ) {}

  toggle(id: number): void {
    const ids = new Set(this.page.state.selection?.ids);
    if (!ids.delete(id)) ids.add(id);
    this.#set(ids, id);
  }

  /** As in a file manager: without a beginning, the range is this one. */
  async extendTo(id: number): Promise<void> {
    const begun = this.page.state;
    const listed = await this.#listed();
    if (this.#isOver(begun)) return;
    const before = this.page.state.selection;
    const end = listed.indexOf(id);
    const anchor = before?.anchor ?? null;
    const start = anchor === null ? end : listed.indexOf(anchor);
    // One of them is not listed any more.
    if (start === -1 || end === -1) return this.#set(new Set(before?.ids).add(id), id);
    const range = listed.slice(Math.min(start, end), Math.max(start, end) + 1);
    this.#set(new Set([...(before?.ids ?? []), ...range]), id);
    this.#tell();
  }

  async all(): Promise<void> {
    const begun = this.page.state;
    const ids = await (isSearching(begun) ? this.search.allIds() : this.#listed());
    if (this.#isOver(begun)) return;
    this.#set(new Set(ids), null);
    this.#tell();
  }

  /** What was done with them is done: the rest, if any, stays picked. */
  drop(ids: readonly number[]): void {
    const { selection } = this.page.state;
    if (selection === null) return;
    const rest = new Set(selection.ids);
    for (const id of ids) rest.delete(id);
    this.#set(rest, selection.anchor);
  }

  end(): void {
    this.page.set({ selection: null });
  }

  /** Ended since, or what is listed is something else by now. */
  #isOver({ selection, filter, search }: AppState): boolean {
    const { state } = this.page;
    const hasEnded = selection !== null && state.selection === null;
    return hasEnded || filter !== state.filter || search?.query !== state.search?.query;
  }

  /** Nothing picked is no selection. */
  #set(ids: ReadonlySet<number>, anchor: number | null): void {
    const selection: Selection | null = ids.size === 0 ? null : { ids, anchor };
    this.page.set({ selection });
  }

  /** Of one alone, its check box says it. */
  #tell(): void {
    const count = this.page.state.selection?.ids.size ?? 0;
    if (count > 0) this.page.say(say(lateStrings.selection.count, { count }));
  }

  /** As far as it is shown, of what was found. */
  async #listed(): Promise<readonly number[]> {
    const { state } = this.page;
    if (isSearching(state)) return (state.search?.found?.hits ?? []).map(({ seen }) => seen.id);
    return readSeenIds(this.store, state.filter, Date.now());
  }
}

const isSearching = ({ search }: AppState) => search?.isAsked === true;
