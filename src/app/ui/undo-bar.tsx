import { Component, createRef } from "preact";
import { say } from "../language/say.ts";
import type { AppState } from "../state.ts";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";

/** How often what is held is held on, in ms. */
const PACE_MS = 1_000;
/** Longest that it is held, in ms: a mouse may lie there while nobody does. */
const LONGEST_MS = 60_000;

const isOutOfReach = ({ shoutout, isCovered, undoable }: AppState): boolean =>
  undoable.length > 0 && (shoutout !== null || isCovered);

/**
 * Says nothing by itself: as offers end one after the other, its count would be read out again and again. While the player
 * points at it with a mouse, has the focus in it, or cannot reach it behind a shoutout, it does not end, for a minute at most.
 */
export class UndoBar extends Component<PartProps> {
  readonly #bar = createRef<HTMLDivElement>();
  #timer: ReturnType<typeof setInterval> | undefined;

  override componentDidUpdate(before: PartProps): void {
    if (isOutOfReach(this.props.state) && !isOutOfReach(before.state)) this.#hold();
  }

  override componentWillUnmount(): void {
    this.#letGo();
  }

  #hold(): void {
    if (this.#timer !== undefined) return;
    const end = Date.now() + LONGEST_MS;
    const holdOn = () => {
      const isWanted = isOutOfReach(this.props.state) || this.#bar.current?.matches(":hover, :focus-within") === true;
      if (isWanted && Date.now() < end) this.props.actions.holdUndo();
      else this.#letGo();
    };
    this.#timer = setInterval(holdOn, PACE_MS);
    holdOn();
  }

  #letGo(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  override render() {
    const { state, actions } = this.props;
    const { undoable } = state;
    if (undoable.length === 0) return null;
    return (
      <div
        class="undo"
        ref={this.#bar}
        // Of a finger nobody knows when it is elsewhere.
        onPointerEnter={({ pointerType }) => pointerType === "mouse" && this.#hold()}
        onFocusIn={() => this.#hold()}
      >
        {say(lateStrings.deleted, { count: undoable.length })}
        <button
          type="button"
          onClick={() => {
            // The list has the focus until what comes back is there, and takes it.
            const pane = document.querySelector<HTMLElement>(".list-pane");
            pane?.focus({ preventScroll: true });
            // It lies behind a message.
            if (document.activeElement !== pane) document.querySelector<HTMLElement>("[data-detail] h2")?.focus();
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
