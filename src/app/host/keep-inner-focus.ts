/**
 * Whatever lies over this frame for a while (a shoutout over the whole page) takes its focus, and where that was inside is
 * forgotten by the browser: it is there again when the frame gets the focus back.
 */
export function keepInnerFocus(): void {
  let left: HTMLElement | null = null;
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    left = relatedTarget === null && target instanceof HTMLElement ? target : null;
    // Left on purpose, within this frame.
    setTimeout(() => {
      if (document.hasFocus()) left = null;
    });
  });
  document.addEventListener("focusin", () => {
    left = null;
  });
  addEventListener("focus", () => {
    if (left?.isConnected && document.activeElement === document.body) left.focus({ preventScroll: true });
  });
}
