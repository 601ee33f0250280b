import { Component, createRef } from "preact";
import { MOST_QUERY, termsOf } from "../../model/search-query.ts";
import { LIST } from "../navigation/route.ts";
import { Icon } from "../ui/icon.tsx";
import { BACK } from "../ui/late-icons.ts";
import { lateStrings } from "../ui/late-strings.ts";
import type { PartProps } from "../ui/parts.ts";
import { ToolButton } from "../ui/tool-button.tsx";
import { Announcement } from "./announcement.tsx";
import { BodyMarks } from "./body-marks.ts";

/**
 * Takes the place of the header's title and tools as long as the player searches, out of sight while something is picked.
 * Gives the focus back to where it was.
 */
export class SearchBar extends Component<PartProps> {
  readonly #field = createRef<HTMLInputElement>();
  readonly #bodyMarks = new BodyMarks();
  /** The message in whose row the focus was. */
  readonly #cameFrom = document.activeElement?.closest<HTMLElement>("article")?.dataset.messageId;
  #pane: Element | null | undefined;
  #scrolled = 0;
  readonly #filter = this.props.state.filter;

  override componentDidMount(): void {
    this.#pane = this.#field.current?.closest(".list-pane");
    this.#scrolled = this.#pane?.scrollTop ?? 0;
    this.#field.current?.focus({ preventScroll: true });
  }

  override componentDidUpdate({ state: before }: PartProps): void {
    const { opened, search, selection } = this.props.state;
    // It gives way to what was picked, and with it the focus.
    if (before.selection === null && selection !== null && document.activeElement?.closest("search")) {
      const row = selection.anchor === null ? '[data-picked="true"]' : `[data-message-id="${selection.anchor}"]`;
      document.querySelector<HTMLElement>(`${row} .open`)?.focus({ preventScroll: true });
    }
    this.#bodyMarks.show(opened?.message?.seen.id ?? null, termsOf(search?.query ?? ""));
    if (before.search?.isAsked === true && search?.isAsked === false) this.#backToList();
  }

  override componentWillUnmount(): void {
    this.#bodyMarks.hide();
    const hadFocus = document.activeElement?.closest("search") != null;
    // The list is there again once this is gone; where nothing was asked it never went.
    if (this.props.state.search?.isAsked === true) this.#backToList();
    queueMicrotask(() => {
      if (!hadFocus) return;
      const row = document.querySelector<HTMLElement>(`[data-message-id="${this.#cameFrom}"] .open`);
      (row ?? document.querySelector<HTMLElement>("[data-opens-search]"))?.focus({ preventScroll: true });
    });
  }

  /** To where it was, once it is there again in the place of what was found. Another list begins at its top. */
  #backToList(): void {
    if (this.props.state.filter !== this.#filter) return;
    queueMicrotask(() => this.#pane?.scrollTo({ top: this.#scrolled }));
  }

  override render() {
    const { state, actions } = this.props;
    const { search, selection } = state;
    if (search === null) return null;
    return (
      <search class="header-line" hidden={selection !== null}>
        <ToolButton label={lateStrings.search.close} onClick={() => actions.go(LIST)}>
          <Icon path={BACK} />
        </ToolButton>
        <form class="search" onSubmit={this.#onSubmit}>
          <input
            ref={this.#field}
            type="search"
            enterkeyhint="search"
            aria-label={lateStrings.search.label}
            placeholder={lateStrings.search.label}
            autocomplete="off"
            autocapitalize="off"
            autocorrect="off"
            spellcheck={false}
            maxLength={MOST_QUERY}
            dir="auto"
            value={search.query}
            onInput={({ currentTarget }) => actions.search(currentTarget.value)}
            onKeyDown={this.#onKeyDown}
          />
        </form>
        <Announcement search={search} />
      </search>
    );
  }

  /** The keyboard of a phone goes, and makes room for what was found. */
  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#toFirst();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "Escape") this.props.actions.close();
    else if (event.key === "ArrowDown") this.#toFirst();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #toFirst(): void {
    const first = this.#pane?.querySelector<HTMLElement>(".rows .open");
    if (first) first.focus();
    else this.#field.current?.blur();
  }
}
