import type { ComponentChildren } from "preact";

interface ToolButtonProps {
  /** What it does: read out, and shown as a hint. */
  readonly label: string;
  /** Its icon. */
  readonly children: ComponentChildren;
  readonly isDisabled?: boolean;
  /** The id of a menu that it opens. */
  readonly menu?: string;
  readonly onClick?: () => void;
}

/** An icon to tap. Where there is nothing to do it can still be reached, so that a reader knows of it. */
export const ToolButton = ({ label, children, isDisabled = false, menu, onClick }: ToolButtonProps) => (
  <button
    type="button"
    class="tool"
    aria-label={label}
    title={label}
    aria-disabled={isDisabled || undefined}
    popovertarget={menu}
    onClick={() => isDisabled || onClick?.()}
  >
    {children}
  </button>
);
