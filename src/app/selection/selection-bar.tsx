import { say } from "../language/say.ts";
import { BIN, CHECK_ALL, Icon } from "../ui/icon.tsx";
import { CROSS, PICK_ALL } from "../ui/late-icons.ts";
import { lateStrings } from "../ui/late-strings.ts";
import type { PartProps } from "../ui/parts.ts";
import { ToolButton } from "../ui/tool-button.tsx";

/** Takes the place of the header's title and tools as long as something is picked. */
export function SelectionBar({ state, actions }: PartProps) {
  const texts = lateStrings.selection;
  const ids = [...(state.selection?.ids ?? [])];
  return (
    <div class="header-line selecting">
      <ToolButton label={texts.end} onClick={actions.endSelection}>
        <Icon path={CROSS} />
      </ToolButton>
      <p>{say(texts.count, { count: ids.length })}</p>
      <ToolButton label={texts.all} onClick={actions.pickAll}>
        <Icon path={PICK_ALL} />
      </ToolButton>
      <ToolButton label={texts.markRead} onClick={() => actions.markRead(ids)}>
        <Icon path={CHECK_ALL} />
      </ToolButton>
      <ToolButton label={texts.remove} onClick={() => actions.remove(ids)}>
        <Icon path={BIN} />
      </ToolButton>
    </div>
  );
}
