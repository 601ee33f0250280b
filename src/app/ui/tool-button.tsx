import type { ComponentChildren } from "preact";

interface ToolButtonProps {
  /** What it does: read out, and shown as a hint. */
  readonly label: string;
  /** Its icon. */
  readonly children: ComponentChildren;
  readonly isDisabled?: boolean;
  /** The id of a menu that it opens. */
  readonly menu?: string;
  /** Left out where the header is narrow: its menu has it, too. */
  readonly isSpare?: boolean;
  /** Gets the focus back when the search is closed. */
  readonly opensSearch?: boolean;
  readonly onClick?: () => void;
}

/** An icon to tap. Where there is nothing to do it can still be reached, so that a reader knows of it. */
export const ToolButton = ({
  label,
  children,
  isDisabled = false,
  isSpare = false,
  menu,
  opensSearch,
  onClick,
}: ToolButtonProps) => (
  <button
    type="button"
    class={isSpare ? "tool spare" : "tool"}
    aria-label={label}
    title={label}
    aria-disabled={isDisabled || undefined}
    popovertarget={menu}
    data-opens-search={opensSearch}
    onClick={() => isDisabled || onClick?.()}
  >
    {children}
  </button>
);
