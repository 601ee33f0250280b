import type { Page } from "../page.ts";
import type { Actions } from "../state.ts";
import { idAt } from "../ui/row-of.ts";
import { listenForSwipes } from "../ui/swipe.ts";
import { type Deed, makeBehind } from "./behind-row.ts";

/** Pixels at the edges of the page, from where browsers take a swipe as a step in the history. */
const EDGE = 24;
/** Where a swipe would do nothing, the row follows the finger only so much. */
const STIFF = 0.15;
/** Longer than storing a change takes, in ms: a row that is still there then was not deleted. */
const GONE_MS = 1_000;

/** On touch, a row is pushed aside; what lies behind it says what letting go does. */
export function listenForRowSwipes(page: Page, actions: Actions): void {
  let behind: HTMLElement | null = null;
  const hide = () => {
    behind?.remove();
    behind = null;
  };
  listenForSwipes(document, {
    begin: ({ target, clientX }) => {
      hide();
      if (page.state.selection !== null || isZoomed() || clientX < EDGE || clientX > innerWidth - EDGE) return null;
      return idAt(target) !== null && target instanceof Element ? target.closest("article") : null;
    },
    move: (row, by, isFar) => {
      // A long press picked it meanwhile: what slides then is no swipe.
      if (page.state.selection !== null) return 0;
      const deed = deedOf(row, by);
      if (behind?.dataset.deed !== deed) hide();
      if (deed === undefined) return by * STIFF;
      behind ??= row.parentElement?.appendChild(makeBehind(deed)) ?? null;
      behind?.toggleAttribute("data-far", isFar);
      return by;
    },
    end: (row, by, isMeant) => {
      const deed = isMeant && page.state.selection === null ? deedOf(row, by) : undefined;
      const ids = [Number(row.dataset.messageId)];
      // By a flick, too.
      behind?.toggleAttribute("data-far", deed !== undefined);
      if (deed === "remove") actions.remove(ids);
      if (deed === "read") actions.markRead(ids);
      if (deed !== "remove") hide();
      return deed === "remove" ? GONE_MS : 0;
    },
    settled: (row) => {
      // The next row may have something behind it by now.
      if (behind?.parentElement === row.parentElement) hide();
    },
  });
  visualViewport?.addEventListener("resize", () => {
    document.documentElement.toggleAttribute("data-zoomed", isZoomed());
  });
}

/** A finger that moves sideways then looks at the rest of the page. */
const isZoomed = (): boolean => (visualViewport?.scale ?? 1) > 1.01;

/** Towards the end of the line it marks as read, the other way it deletes. */
function deedOf(row: HTMLElement, by: number): Deed | undefined {
  const isForward = by > 0 !== (getComputedStyle(row).direction === "rtl");
  if (!isForward) return "remove";
  return row.dataset.unread === "true" ? "read" : undefined;
}
