import { Component } from "preact";
import { choose, isChosen } from "../choices.ts";
import { lateStrings } from "../ui/late-strings.ts";
import { Switch } from "../ui/switch.tsx";

export class KeySettings extends Component<object, { readonly areOn: boolean }> {
  override state = { areOn: !isChosen("keys-off") };

  override render() {
    return (
      <Switch
        id="keys-on"
        texts={lateStrings.keys.setting}
        isOn={this.state.areOn}
        onTurn={(areOn) => {
          choose("keys-off", !areOn);
          this.setState({ areOn });
        }}
      />
    );
  }
}
