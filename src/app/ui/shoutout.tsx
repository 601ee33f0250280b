import { Component, createRef } from "preact";
import type { SeenNotification } from "../../model/seen.ts";
import type { Actions } from "../state.ts";
import { strings } from "../strings.ts";
import { CallButtons } from "./call-buttons.tsx";
import { Icon } from "./icon.tsx";
import { CROSS } from "./late-icons.ts";
import { lateStrings } from "./late-strings.ts";
import { pictureEvents } from "./picture.ts";
import { ToolButton } from "./tool-button.tsx";

interface ShoutoutProps {
  readonly seen: SeenNotification;
  readonly actions: Actions;
}

/** A modal dialog: the browser traps the focus and gives it back. A tap beside it does nothing, as seen is not read. */
export class Shoutout extends Component<ShoutoutProps> {
  readonly #dialog = createRef<HTMLDialogElement>();
  readonly #heading = createRef<HTMLHeadingElement>();

  /** The focus would go to the closing button, and a reader start there instead of at the news. */
  override componentDidMount(): void {
    this.#dialog.current?.showModal();
    this.#heading.current?.focus();
    addEventListener("focus", this.#onWindowFocus);
  }

  /** Only a dialog that is closed, not merely removed, gives the focus back. */
  override componentWillUnmount(): void {
    removeEventListener("focus", this.#onWindowFocus);
    this.#dialog.current?.close();
  }

  /** Over the page around the dialog may be shown before its frame has the focus, and Chromium forgets what it was to have. */
  readonly #onWindowFocus = () => {
    if (document.activeElement === document.body) this.#heading.current?.focus({ preventScroll: true });
  };

  override render() {
    const { seen, actions } = this.props;
    const dismiss = () => actions.dismissPopUp(seen.id);
    return (
      <dialog
        class="shoutout"
        ref={this.#dialog}
        aria-labelledby="shoutout-title"
        data-pop-up={seen.id}
        onCancel={(event) => {
          event.preventDefault();
          dismiss();
        }}
      >
        <ToolButton label={lateStrings.close} onClick={dismiss}>
          <Icon path={CROSS} />
        </ToolButton>
        {seen.image && (
          <div class="hero">
            <img src={seen.image} alt="" decoding="async" referrerpolicy="no-referrer" {...pictureEvents} />
          </div>
        )}
        <div class="shoutout-text">
          <h2 id="shoutout-title" dir="auto" tabIndex={-1} ref={this.#heading}>
            {seen.title || strings.untitled}
          </h2>
          {seen.preview && <p dir="auto">{seen.preview}</p>}
          <p class="buttons">
            <CallButtons buttons={seen.buttons} onFollow={dismiss} />
            <button type="button" class="button" onClick={() => actions.openPopUp(seen.id)}>
              {lateStrings.read}
            </button>
          </p>
        </div>
      </dialog>
    );
  }
}
