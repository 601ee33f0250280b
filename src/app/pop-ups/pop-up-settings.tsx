import { Component } from "preact";
import { lateStrings } from "../ui/late-strings.ts";
import { choose, isChosen } from "./choices.ts";
import { type Notifying, notifying, turnNotifying } from "./notifying.ts";

interface Chosen {
  readonly notifying: Notifying;
  readonly doStay: boolean;
}

const readChosen = (): Chosen => ({ notifying: notifying(), doStay: isChosen("stay") });

/** How this device shows what is new: two switches, or a line that says why there is none. */
export class PopUpSettings extends Component<object, Chosen> {
  override state = readChosen();

  readonly #reread = () => this.setState(readChosen());

  /** The browser's own settings, and other tabs, change it as well; the player comes back from there. */
  override componentDidMount(): void {
    addEventListener("storage", this.#reread);
    addEventListener("focus", this.#reread);
  }

  override componentWillUnmount(): void {
    removeEventListener("storage", this.#reread);
    removeEventListener("focus", this.#reread);
  }

  override render() {
    const texts = lateStrings.popUpSettings;
    const { notifying, doStay } = this.state;
    const why = notifying === "on" || notifying === "off" ? null : texts.noNotify[notifying];
    return (
      <div class="pop-up-settings">
        {why === null ? (
          <Switch
            name="notify"
            isOn={notifying === "on"}
            onTurn={(isOn) => void turnNotifying(isOn).then(this.#reread, this.#reread)}
          />
        ) : (
          <p class="choice">
            <span>{texts.notify.label}</span>
            <span class="hint">{why}</span>
          </p>
        )}
        <Switch
          name="stay"
          isOn={doStay}
          onTurn={(isOn) => {
            choose("stay", isOn);
            this.#reread();
          }}
        />
      </div>
    );
  }
}

interface SwitchProps {
  readonly name: "notify" | "stay";
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

const Switch = ({ name, isOn, onTurn }: SwitchProps) => {
  const texts = lateStrings.popUpSettings[name];
  return (
    <label class="choice">
      <span id={`pop-ups-${name}`}>{texts.label}</span>
      <span class="hint" id={`pop-ups-${name}-hint`}>
        {texts.hint}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        class="switch"
        aria-labelledby={`pop-ups-${name}`}
        aria-describedby={`pop-ups-${name}-hint`}
        checked={isOn}
        onChange={({ currentTarget }) => {
          const wanted = currentTarget.checked;
          // What the player wants and what the browser grants are two things: it shows what is.
          currentTarget.checked = isOn;
          onTurn(wanted);
        }}
      />
    </label>
  );
};
