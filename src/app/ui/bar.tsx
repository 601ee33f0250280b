import type { ComponentChildren } from "preact";
import { ALERT, Icon } from "./icon.tsx";
import { CROSS, INFO } from "./late-icons.ts";
import { lateStrings, type NoticeText } from "./late-strings.ts";
import { ToolButton } from "./tool-button.tsx";

interface BarProps {
  readonly text: NoticeText;
  readonly isBad?: boolean;
  /** Such texts are English. */
  readonly isForOperator?: boolean;
  /** What is new, in English. */
  readonly changes?: readonly string[];
  readonly dismiss?: () => void;
  readonly children?: ComponentChildren;
}

/** What is the matter, what helps, and what can be done about it here. */
export const Bar = ({ text, isBad = false, isForOperator = false, changes = [], dismiss, children }: BarProps) => (
  <div class={isBad ? "notice bad" : "notice"}>
    <Icon path={isBad ? ALERT : INFO} />
    <div>
      <p {...(isForOperator ? { lang: "en", dir: "ltr" } : {})}>
        <strong>{text.cause}</strong> {text.remedy}
      </p>
      {changes.length > 0 && (
        <ul class="changes" lang="en" dir="ltr">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      {children && <p class="buttons">{children}</p>}
    </div>
    {dismiss && (
      <ToolButton label={lateStrings.dismiss} onClick={dismiss}>
        <Icon path={CROSS} />
      </ToolButton>
    )}
  </div>
);
