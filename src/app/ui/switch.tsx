interface SwitchProps {
  /** Unlike every other on the page. */
  readonly id: string;
  readonly texts: { readonly label: string; readonly hint: string };
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

/** A choice that is made at once. It shows what is, not what the player wants: a browser may refuse. */
export const Switch = ({ id, texts, isOn, onTurn }: SwitchProps) => (
  <label class="choice">
    <span id={id}>{texts.label}</span>
    <span class="hint" id={`${id}-hint`}>
      {texts.hint}
    </span>
    <input
      type="checkbox"
      role="switch"
      aria-checked={isOn}
      class="switch"
      aria-labelledby={id}
      aria-describedby={`${id}-hint`}
      checked={isOn}
      onChange={({ currentTarget }) => {
        const wanted = currentTarget.checked;
        currentTarget.checked = isOn;
        onTurn(wanted);
      }}
    />
  </label>
);
