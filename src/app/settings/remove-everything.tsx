import { Component, createRef } from "preact";
import { say } from "../language/say.ts";
import { lateStrings } from "../ui/late-strings.ts";

interface RemoveEverythingProps {
  /** Changes that the server does not know yet. */
  readonly unsent: number;
  readonly remove: () => void;
}

/** Asks once more, and says what would be lost. */
export class RemoveEverything extends Component<RemoveEverythingProps, { readonly isAsking: boolean }> {
  override state = { isAsking: false };
  readonly #ask = createRef<HTMLButtonElement>();
  readonly #keep = createRef<HTMLButtonElement>();

  override componentDidUpdate(_: RemoveEverythingProps, { isAsking }: { readonly isAsking: boolean }): void {
    if (isAsking !== this.state.isAsking) (this.state.isAsking ? this.#keep : this.#ask).current?.focus();
  }

  override render({ unsent, remove }: RemoveEverythingProps) {
    const texts = lateStrings.settingsView.leave;
    if (!this.state.isAsking) {
      return (
        <button type="button" class="button danger" ref={this.#ask} onClick={() => this.setState({ isAsking: true })}>
          {texts.label}
        </button>
      );
    }
    return (
      <fieldset
        class="notice bad confirm"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // The question first, and not also what it is in.
          event.preventDefault();
          event.stopPropagation();
          this.setState({ isAsking: false });
        }}
      >
        <legend class="unseen">{texts.label}</legend>
        <div>
          <p>
            {unsent > 0 && <strong>{say(texts.unsent, { count: unsent })} </strong>}
            {texts.words}
          </p>
          <p class="buttons">
            <button
              type="button"
              class="button small"
              ref={this.#keep}
              onClick={() => this.setState({ isAsking: false })}
            >
              {texts.no}
            </button>
            <button type="button" class="button small danger" onClick={remove}>
              {texts.yes}
            </button>
          </p>
        </div>
      </fieldset>
    );
  }
}
