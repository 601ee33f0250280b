/** As long as the platforms take it, in ms. */
const LONG_MS = 500;
/** Pixels that a resting finger moves. */
const SLOP = 10;

/**
 * Tells of a finger that rests where it was put. Browsers have no such event on every platform: some open a menu, some mark
 * text, some do nothing.
 *
 * @param take whether it means something there; then neither a click nor the browser's own menu follows
 */
export function listenForLongPresses(take: (target: EventTarget | null) => boolean): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start: PointerEvent | null = null;
  let isTaken = false;
  const cancel = () => {
    clearTimeout(timer);
    start = null;
  };
  document.addEventListener("pointerdown", (event) => {
    cancel();
    isTaken = false;
    if (event.pointerType === "mouse" || !event.isPrimary) return;
    start = event;
    timer = setTimeout(() => {
      isTaken = take(event.target);
      if (isTaken) navigator.vibrate?.(10);
    }, LONG_MS);
  });
  document.addEventListener("pointermove", (event) => {
    if (start !== null && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > SLOP) cancel();
  });
  for (const type of ["pointerup", "pointercancel", "scroll"]) document.addEventListener(type, cancel, true);
  document.addEventListener("keydown", () => {
    isTaken = false;
  });
  const swallow = (event: MouseEvent) => {
    // A click of a key, or of a voice, is none of this finger's.
    if (!isTaken || (event.type === "click" && event.detail === 0)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", swallow, true);
  document.addEventListener("contextmenu", swallow, true);
}
