import { Component } from "preact";
import { lateStrings } from "../ui/late-strings.ts";
import { Switch } from "../ui/switch.tsx";
import { areKeysOn, turnKeys } from "./keys-on.ts";

export class KeySettings extends Component<object, { readonly areOn: boolean }> {
  override state = { areOn: areKeysOn() };

  override render() {
    return (
      <Switch
        id="keys-on"
        texts={lateStrings.keys.setting}
        isOn={this.state.areOn}
        onTurn={(areOn) => {
          turnKeys(areOn);
          this.setState({ areOn: areKeysOn() });
        }}
      />
    );
  }
}
