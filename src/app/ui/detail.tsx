import { Component, createRef } from "preact";
import { strings } from "../strings.ts";
import { CloseButton } from "./close-button.tsx";
import { BIN, Icon } from "./icon.tsx";
import { lateStrings } from "./late-strings.ts";
import { Letter } from "./letter.tsx";
import type { PartProps } from "./parts.ts";
import { ToolButton } from "./tool-button.tsx";

/**
 * The opened message. The focus goes to its heading once there is one to show, so that a screen reader starts there, and
 * waits for it here: in the list it would stand on another message when the player goes back.
 */
export class Detail extends Component<PartProps> {
  readonly #root = createRef<HTMLDivElement>();
  readonly #heading = createRef<HTMLHeadingElement>();
  #focused: { readonly id: number; readonly heading: HTMLElement | null } | null = null;

  override componentDidMount(): void {
    this.#focus();
  }

  override componentDidUpdate(): void {
    this.#focus();
  }

  #focus(): void {
    const id = this.props.state.opened?.id ?? null;
    const heading = this.#heading.current;
    const target = heading ?? this.#root.current;
    if (id === null || target === null) return;
    const before = id === this.#focused?.id ? this.#focused : null;
    if (before !== null && (heading === null || heading === before.heading)) return;
    this.#focused = { id, heading };
    // It gave way to what says that it is gone: whoever reads on is told, whoever is elsewhere stays there.
    if (before !== null && before.heading !== null && document.activeElement !== document.body) return;
    const pane = target.closest(".detail-pane");
    if (pane) pane.scrollTop = 0;
    target.focus({ preventScroll: true });
  }

  override render() {
    const { state, actions } = this.props;
    if (state.opened === null) return null;
    const { id, message, isGone, isAway = false } = state.opened;
    return (
      <div class="detail" data-detail={id} tabIndex={-1} ref={this.#root}>
        <div class="detail-tools">
          <CloseButton onClick={actions.close} />
          {message && (
            <ToolButton label={strings.remove} onClick={() => actions.remove([id])}>
              <Icon path={BIN} />
            </ToolButton>
          )}
        </div>
        {message ? (
          <Letter seen={message.seen} body={message.body} heading={this.#heading} onLoad={actions.refresh} />
        ) : isGone ? (
          this.#absent(lateStrings.gone, lateStrings.back, actions.close)
        ) : isAway ? (
          this.#absent(lateStrings.away, lateStrings.tryAgain, actions.refresh)
        ) : (
          <Opening />
        )}
      </div>
    );
  }

  #absent({ title, words }: { readonly title: string; readonly words: string }, remedy: string, act: () => void) {
    return (
      <div class="screen">
        <h2 tabIndex={-1} ref={this.#heading}>
          {title}
        </h2>
        <p>{words}</p>
        <button type="button" class="button primary" onClick={act}>
          {remedy}
        </button>
      </div>
    );
  }
}

const Opening = () => (
  <div class="skeleton letter">
    <p class="unseen">{lateStrings.openingText}</p>
    <i />
    <i />
  </div>
);
