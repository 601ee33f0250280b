import { Component, createRef } from "preact";
import type { Actions, RowMenuState } from "../state.ts";
import { strings } from "../strings.ts";
import { lateStrings } from "../ui/late-strings.ts";
import type { PartProps } from "../ui/parts.ts";
import { rowOf } from "../ui/row-of.ts";

interface RowMenuProps extends PartProps {
  readonly menu: RowMenuState;
}

/** Pixels that it stays away from the edges of the page. */
const MARGIN = 8;

/**
 * What can be done with one row, where it was asked for. A popover: the browser closes it by Escape or a tap elsewhere, and
 * gives the focus back.
 */
export class RowMenu extends Component<RowMenuProps> {
  readonly #root = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    this.#show();
  }

  /** Asked for again, perhaps while the browser closes it. */
  override componentDidUpdate({ menu }: RowMenuProps): void {
    if (menu !== this.props.menu) this.#show();
  }

  #show(): void {
    const root = this.#root.current;
    if (root === null) return;
    if (!root.matches(":popover-open")) root.showPopover();
    const { x, y } = this.props.menu;
    const isRtl = getComputedStyle(root).direction === "rtl";
    place(root, "left", isRtl ? x - root.offsetWidth : x, innerWidth - root.offsetWidth);
    place(root, "top", y, innerHeight - root.offsetHeight);
    items(root)[0]?.focus();
  }

  /** Only a popover that is closed, not merely removed, gives the focus back. */
  override componentWillUnmount(): void {
    this.#root.current?.hidePopover();
  }

  override render() {
    const { menu, actions } = this.props;
    const isUnread = rowOf(menu.id)?.dataset.unread === "true";
    const choose = (work: (actions: Actions) => void) => () => {
      actions.showRowMenu(null);
      work(actions);
    };
    return (
      <div
        ref={this.#root}
        class="menu row-menu"
        popover="auto"
        role="menu"
        aria-label={lateStrings.rowMenu}
        // Told late: it may be open again by now.
        onToggle={({ currentTarget }) => currentTarget.matches(":popover-open") || actions.showRowMenu(null)}
        onKeyDown={this.#onKeyDown}
      >
        <Item text={lateStrings.keys.open} act={choose(({ open }) => open(menu.id))} />
        {isUnread && <Item text={strings.markRead} act={choose(({ markRead }) => markRead([menu.id]))} />}
        <Item text={strings.remove} act={choose(({ remove }) => remove([menu.id]))} />
        <Item text={lateStrings.selection.start} act={choose(({ pick }) => pick(menu.id))} />
      </div>
    );
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const root = this.#root.current;
    if (root === null) return;
    const all = items(root);
    const here = all.findIndex((item) => item.matches(":focus"));
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1 + all.length,
      Home: 0,
      End: all.length - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) all[next % all.length]?.focus();
    else if (event.key === "Tab") this.props.actions.showRowMenu(null);
    else return;
    event.preventDefault();
  };
}

const Item = ({ text, act }: { readonly text: string; readonly act: () => void }) => (
  <button type="button" role="menuitem" tabIndex={-1} onClick={act}>
    {text}
  </button>
);

const items = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>("[role=menuitem]")];

/** By the CSSOM, as the page's policy allows no style attributes. */
function place(root: HTMLElement, side: "left" | "top", wanted: number, most: number): void {
  root.style[side] = `${Math.max(MARGIN, Math.min(wanted, most - MARGIN))}px`;
}
