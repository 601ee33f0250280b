import { focusIfThere } from "./focus-if-there.ts";

/** Where the focus came from into a part of the page, which gives it back. */
export class CameFrom {
  #element: Element | null = null;

  /** @param event a `focusin` of that part */
  note({ relatedTarget, currentTarget }: FocusEvent): void {
    const isWithin =
      relatedTarget instanceof Node && currentTarget instanceof Node && currentTarget.contains(relatedTarget);
    // Out of a dialog over it, it comes back.
    if (isWithin || (relatedTarget instanceof Element && relatedTarget.closest("dialog") !== null)) return;
    // By a pointer it comes from nowhere: who points wants it back in no row of long ago.
    this.#element = relatedTarget instanceof Element ? relatedTarget : null;
  }

  /** @returns whether it is there again */
  giveBack(): boolean {
    return focusIfThere(this.#element);
  }
}
