import { HEAD } from "./list/place.ts";
import { type Actions, type AppState, FIRST_STATE, type Notice } from "./state.ts";
import { tellsOf } from "./tells-of.ts";
import { paint } from "./ui/paint.tsx";
import type { LateParts, OverPageParts } from "./ui/parts.ts";

/** The page's one state and its one way to the screen. */
export class Page {
  #state: AppState = FIRST_STATE;
  #late: LateParts | OverPageParts | null = null;
  #isPainting = false;
  readonly #listeners = new Set<(state: AppState) => void>();

  constructor(
    readonly root: HTMLElement,
    readonly actions: Actions,
    /** Resolves when the page can say what it has to: nothing is painted before. */
    readonly ready: Promise<void> = Promise.resolve(),
  ) {}

  get state(): AppState {
    return this.#state;
  }

  /** Several changes in one turn are painted once. */
  set(change: Partial<AppState>): void {
    this.#state = { ...this.#state, ...change };
    this.#paintSoon();
    for (const listener of this.#listeners) listener(this.#state);
  }

  /** One of each kind at most: the latest. */
  notify(notice: Notice): void {
    this.set({ notices: [...this.#state.notices.filter(({ type }) => type !== notice.type), notice] });
  }

  tells(type: Notice["type"]): boolean {
    return tellsOf(this.#state, type);
  }

  withdraw(type: Notice["type"]): void {
    this.set({ notices: this.#state.notices.filter((notice) => notice.type !== type) });
  }

  /** To a screen reader, which says only what is not what it said before. */
  say(text: string): void {
    this.set({ said: text === this.#state.said ? `${text}\u00a0` : text });
  }

  /** Nothing of one user stays on the screen for the next (invariant 18). */
  leaveUser(): void {
    const notices = this.#state.notices.filter(
      ({ type }) => type === "update" || type === "install" || type === "configuration",
    );
    this.set({
      view: null,
      areChangesHeld: false,
      place: HEAD,
      outline: null,
      opened: null,
      facts: null,
      undoable: [],
      toasts: [],
      shoutout: null,
      search: null,
      selection: null,
      rowMenu: null,
      said: "",
      news: "",
      notices,
      phase: "opening",
    });
  }

  /** The parts that the first list did not need are here. */
  setLate(late: LateParts | OverPageParts): void {
    this.#late = late;
    this.#paintSoon();
  }

  onChange(listener: (state: AppState) => void): void {
    this.#listeners.add(listener);
  }

  #paintSoon(): void {
    if (this.#isPainting) return;
    this.#isPainting = true;
    void this.ready.then(() => {
      this.#isPainting = false;
      paint(this.root, this.#state, this.actions, this.#late);
    });
  }
}
