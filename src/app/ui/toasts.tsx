import { Component, createRef } from "preact";
import { isChosen } from "../choices.ts";
import { say } from "../language/say.ts";
import { TOASTS_AT_ONCE } from "../pop-ups/toast-queue.ts";
import { CameFrom } from "./came-from.ts";
import { hasModifier } from "./has-modifier.ts";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";
import { Toast } from "./toast.tsx";
import { glideFrom, placesOf } from "./toast-motion.ts";

interface Before {
  /** The toast that had the focus. */
  readonly focused: number | null;
  readonly places: ReadonlyMap<Element, number>;
}

/**
 * The toasts, reached by Tab or F6, which also leads back. The focus goes from one that ends to the next, and after the
 * last to where it came from.
 */
export class Toasts extends Component<PartProps> {
  readonly #section = createRef<HTMLElement>();
  readonly #cameFrom = new CameFrom();
  /** The focus goes from a toast that ended to the next. */
  #isGoingOn = false;

  override componentDidMount(): void {
    document.addEventListener("keydown", this.#onKey);
    document.addEventListener("visibilitychange", this.#hold);
    this.#hold();
  }

  override componentWillUnmount(): void {
    document.removeEventListener("keydown", this.#onKey);
    document.removeEventListener("visibilitychange", this.#hold);
  }

  override getSnapshotBeforeUpdate(): Before | null {
    const section = this.#section.current;
    if (section === null) return null;
    const { activeElement } = document;
    return { focused: section.contains(activeElement) ? idOf(activeElement) : null, places: placesOf(section) };
  }

  override componentDidUpdate(before: PartProps, _: object, snapshot: Before | null): void {
    const { toasts } = this.props.state;
    if (snapshot === null || before.state.toasts === toasts) return;
    glideFrom(snapshot.places);
    const { focused } = snapshot;
    if (focused === null || document.activeElement !== document.body) return;
    const left = before.state.toasts.slice(before.state.toasts.findIndex(({ id }) => id === focused) + 1);
    const next = left.find(({ id }) => toasts.some((toast) => toast.id === id)) ?? toasts[0];
    this.#isGoingOn = true;
    if (next === undefined || !this.#focusOn(next.id)) this.#cameFrom.giveBack();
    this.#isGoingOn = false;
  }

  override render() {
    const { state, actions } = this.props;
    const shown = state.toasts.slice(0, TOASTS_AT_ONCE);
    const waiting = state.toasts.length - shown.length;
    return (
      <section
        class="toasts"
        ref={this.#section}
        aria-label={shown.length === 0 ? undefined : this.#label()}
        data-stay={isChosen("pop-ups:stay")}
        onFocusIn={(event) => this.#isGoingOn || this.#cameFrom.note(event)}
        onKeyDown={(event) => {
          const id = event.key === "Escape" && event.target instanceof Element ? idOf(event.target) : null;
          if (id === null) return;
          // This one only: not also what lies below.
          event.stopPropagation();
          event.preventDefault();
          actions.dismissPopUp(id);
        }}
      >
        {shown.map((seen) => (
          <Toast key={seen.id} seen={seen} actions={actions} />
        ))}
        {state.toasts.length > 1 && (
          <p class="toasts-more">
            <span class="narrow-only">{say(lateStrings.moreToasts, { count: state.toasts.length - 1 })}</span>
            {waiting > 0 && <span class="wide-only">{say(lateStrings.moreToasts, { count: waiting })}</span>}
            <button
              type="button"
              title={lateStrings.hideToastsHint}
              onClick={() => actions.hidePopUps(state.toasts.map(({ id }) => id))}
            >
              {lateStrings.hideToasts}
            </button>
          </p>
        )}
      </section>
    );
  }

  /** The keys of the page around are its own: F6 leads here from the list only. */
  #label(): string {
    return this.props.state.role === "popups" ? lateStrings.settingsView.popUps : lateStrings.toasts;
  }

  /** Out of sight, no toast ends. */
  readonly #hold = () => {
    this.#section.current?.toggleAttribute("data-held", document.visibilityState !== "visible");
  };

  readonly #onKey = (event: KeyboardEvent) => {
    const [first] = this.props.state.toasts;
    if (
      event.key !== "F6" ||
      hasModifier(event) ||
      first === undefined ||
      document.querySelector("dialog:modal") !== null
    )
      return;
    event.preventDefault();
    if (!this.#section.current?.contains(document.activeElement)) this.#focusOn(first.id);
    else if (!this.#cameFrom.giveBack()) document.querySelector<HTMLElement>(".list-pane")?.focus();
  };

  #focusOn(id: number): boolean {
    const title = this.#section.current?.querySelector<HTMLElement>(`[data-pop-up="${id}"] .open`) ?? null;
    title?.focus();
    return title !== null && document.activeElement === title;
  }
}

function idOf(element: Element | null): number | null {
  const toast = element?.closest<HTMLElement>("[data-pop-up]") ?? null;
  return toast === null ? null : Number(toast.dataset.popUp);
}
