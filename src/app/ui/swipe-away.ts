/** Pixels before a touch is a swipe. */
const SLOP = 8;
/** Of its own width: far enough to be meant. */
const FAR = 0.35;
/** Pixels a millisecond: a flick is meant, too. */
const FAST = 0.5;

/**
 * Lets a finger push an element out to either side; scrolling up and down goes on as ever (`touch-action: pan-y`).
 *
 * @returns the function that ends it
 */
export function swipeAway(element: HTMLElement, onAway: () => void): () => void {
  let start: { readonly id: number; readonly x: number; readonly at: number } | null = null;
  let moved = 0;
  const settle = () => {
    start = null;
    moved = 0;
    element.classList.remove("swiped");
    element.style.removeProperty("--swipe");
  };
  const down = (event: PointerEvent) => {
    if (event.pointerType !== "mouse" && event.isPrimary) {
      start = { id: event.pointerId, x: event.clientX, at: event.timeStamp };
    }
  };
  const move = (event: PointerEvent) => {
    if (start === null || event.pointerId !== start.id) return;
    moved = event.clientX - start.x;
    if (!element.classList.contains("swiped")) {
      if (Math.abs(moved) < SLOP) return;
      element.classList.add("swiped");
      // From here on no button under the finger is pressed.
      element.setPointerCapture(event.pointerId);
    }
    element.style.setProperty("--swipe", `${moved}px`);
  };
  const up = (event: PointerEvent) => {
    if (start === null || event.pointerId !== start.id) return;
    const isSwipe = element.classList.contains("swiped");
    const speed = Math.abs(moved) / Math.max(1, event.timeStamp - start.at);
    const isAway = isSwipe && (Math.abs(moved) > FAR * element.offsetWidth || speed > FAST);
    if (isAway) {
      start = null;
      onAway();
    } else settle();
  };
  const controller = new AbortController();
  const { signal } = controller;
  element.addEventListener("pointerdown", down, { signal });
  element.addEventListener("pointermove", move, { signal });
  element.addEventListener("pointerup", up, { signal });
  element.addEventListener("pointercancel", settle, { signal });
  return () => controller.abort();
}
