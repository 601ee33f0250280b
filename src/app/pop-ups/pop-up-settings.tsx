import { Component } from "preact";
import { choose, isChosen } from "../choices.ts";
import { lateStrings } from "../ui/late-strings.ts";
import { Switch } from "../ui/switch.tsx";
import { type Notifying, notifying, turnNotifying } from "./notifying.ts";

interface Chosen {
  readonly notifying: Notifying;
  readonly doStay: boolean;
}

const readChosen = (): Chosen => ({ notifying: notifying(), doStay: isChosen("pop-ups:stay") });

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
            id="pop-ups-notify"
            texts={texts.notify}
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
          id="pop-ups-stay"
          texts={texts.stay}
          isOn={doStay}
          onTurn={(isOn) => {
            choose("pop-ups:stay", isOn);
            this.#reread();
          }}
        />
      </div>
    );
  }
}
