/**
 * What lies over the page around for a while (a shoutout) makes this frame inert, and the browser forgets where the focus was in
 * it: it is there again when the frame has the focus back, and no dialog of its own any more.
 */
export function keepInnerFocus(): void {
  let taken: HTMLElement | null = null;
  let isOwnDoing = false;
  const onOwnDoing = () => {
    isOwnDoing = true;
    setTimeout(() => {
      isOwnDoing = false;
    });
  };
  const giveBack = () => {
    if (taken?.isConnected && document.activeElement === document.body) taken.focus({ preventScroll: true });
  };
  for (const type of ["pointerdown", "mousedown", "keydown"]) addEventListener(type, onOwnDoing, { capture: true });
  addEventListener("focusout", ({ target, relatedTarget }) => {
    if (isInDialog(target)) {
      setTimeout(giveBack);
      return;
    }
    const isTaken = relatedTarget === null && !isOwnDoing;
    taken = isTaken && target instanceof HTMLElement ? target : null;
  });
  addEventListener("focusin", ({ target }) => {
    if (!isInDialog(target)) taken = null;
  });
  addEventListener("focus", giveBack);
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("dialog") !== null;
