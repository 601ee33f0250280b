import { Icon } from "./icon.tsx";
import { BACK, CROSS } from "./late-icons.ts";
import { lateStrings } from "./late-strings.ts";
import { ToolButton } from "./tool-button.tsx";

/** Out of what is open beside the list, or in its place: there it leads back. */
export const CloseButton = ({ onClick }: { readonly onClick: () => void }) => (
  <ToolButton label={lateStrings.back} onClick={onClick}>
    <span class="narrow-only">
      <Icon path={BACK} />
    </span>
    <span class="wide-only">
      <Icon path={CROSS} />
    </span>
  </ToolButton>
);
