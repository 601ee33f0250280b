import { Component } from "preact";
import { say } from "../language/say.ts";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";

/** How often what is held is held on, in ms. */
const PACE_MS = 1_000;

/**
 * Says nothing by itself: as offers end one after the other, its count would be read out again and again. While the player
 * points at it or has the focus in it, it does not end.
 */
export class UndoBar extends Component<PartProps> {
  #timer: ReturnType<typeof setInterval> | undefined;

  override componentDidUpdate(): void {
    if (this.props.state.undoable.length === 0) this.#letGo();
  }

  override componentWillUnmount(): void {
    this.#letGo();
  }

  readonly #hold = (): void => {
    this.#letGo();
    this.props.actions.holdUndo();
    this.#timer = setInterval(() => this.props.actions.holdUndo(), PACE_MS);
  };

  readonly #letGo = (): void => clearInterval(this.#timer);

  override render() {
    const { state, actions } = this.props;
    const { undoable } = state;
    if (undoable.length === 0) return null;
    const text = say(lateStrings.deleted, { count: undoable.length });
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: nothing happens by it, it only waits.
      <div
        class="undo"
        onMouseEnter={this.#hold}
        onMouseLeave={this.#letGo}
        onFocusIn={this.#hold}
        onFocusOut={this.#letGo}
      >
        {text}
        <button
          type="button"
          onClick={() => {
            // The list has the focus until what comes back is there, and takes it.
            const pane = document.querySelector<HTMLElement>(".list-pane");
            pane?.focus({ preventScroll: true });
            if (pane) pane.dataset.focusLeft = String(undoable.at(-1));
            actions.undo();
          }}
        >
          {lateStrings.undo}
        </button>
      </div>
    );
  }
}
