import { Icon } from "./icon.tsx";
import { CROSS } from "./late-icons.ts";
import { lateStrings } from "./late-strings.ts";
import type { PartProps } from "./parts.ts";
import { ToolButton } from "./tool-button.tsx";

/** Closes the panel in the page around. */
export const LeavePanel = ({ actions }: PartProps) => (
  <ToolButton label={lateStrings.close} onClick={actions.closePanel}>
    <Icon path={CROSS} />
  </ToolButton>
);
