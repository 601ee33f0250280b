import { Component, createRef } from "preact";
import type { Actions } from "../state.ts";
import { Icon } from "../ui/icon.tsx";
import { CROSS } from "../ui/late-icons.ts";
import { lateStrings } from "../ui/late-strings.ts";
import { ToolButton } from "../ui/tool-button.tsx";

/** The keys as they stand on the keyboard, in the order in which they are listed. */
const CAPS = {
  next: ["J", "↓"],
  previous: ["K", "↑"],
  open: ["Enter"],
  read: ["M"],
  remove: ["#", "Del"],
  undo: ["Z"],
  select: ["X"],
  selectTo: ["⇧ J", "⇧ ↓"],
  selectAll: ["⇧ A"],
  search: ["/"],
  close: ["Esc"],
  popUps: ["F6"],
  ends: ["Home", "End"],
  help: ["?"],
} as const;

const LIST: readonly (keyof typeof CAPS)[] = [
  "next",
  "previous",
  "open",
  "read",
  "remove",
  "undo",
  "select",
  "selectTo",
  "selectAll",
  "search",
  "close",
  "popUps",
  "ends",
  "help",
];

/** A list of the keys, as a dialog. */
export class KeyHelp extends Component<{ readonly actions: Actions }> {
  readonly #dialog = createRef<HTMLDialogElement>();

  override componentDidMount(): void {
    this.#dialog.current?.showModal();
  }

  /** Only a dialog that is closed, not merely removed, gives the focus back. */
  override componentWillUnmount(): void {
    this.#dialog.current?.close();
  }

  override render() {
    const texts = lateStrings.keys;
    const close = () => this.props.actions.showKeys(false);
    return (
      <dialog
        class="shoutout keys"
        ref={this.#dialog}
        aria-labelledby="keys-title"
        onCancel={(event) => {
          event.preventDefault();
          close();
        }}
      >
        <ToolButton label={lateStrings.close} onClick={close}>
          <Icon path={CROSS} />
        </ToolButton>
        <div class="shoutout-text">
          <h2 id="keys-title">{texts.title}</h2>
          <dl>
            {LIST.map((name) => (
              <div key={name}>
                <dt>{name === "undo" ? lateStrings.undo : texts[name]}</dt>
                <dd dir="ltr">
                  {CAPS[name].map((cap) => (
                    <kbd key={cap}>{cap}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </dialog>
    );
  }
}
