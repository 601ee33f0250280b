/** Pixels before a touch is a swipe. */
const SLOP = 8;
/** Of the width of what is swiped: far enough to be meant. */
const FAR = 0.35;
/** Pixels a millisecond: a flick is meant, too. */
const FAST = 0.5;

export interface SwipeEvents {
  /** @returns what the finger moves; null where it moves nothing */
  readonly begin: (event: PointerEvent) => HTMLElement | null;
  /**
   * @param isFar letting go here is meant
   * @returns how far it moves, in pixels to the right, which may be less than the finger does
   */
  readonly move?: (element: HTMLElement, by: number, isFar: boolean) => number;
  /**
   * The finger let go, or was taken away from the page.
   *
   * @returns for how long what was swiped stays where it is now, in ms: it is expected to be gone by then
   */
  readonly end: (element: HTMLElement, by: number, isMeant: boolean) => number;
  /** It stayed, was not gone by then, and is in its place again. */
  readonly settled?: (element: HTMLElement) => void;
}

interface Swipe {
  readonly element: HTMLElement;
  readonly pointer: number;
  readonly x: number;
  readonly at: number;
  by: number;
  isUnderWay: boolean;
}

/**
 * Lets a finger push elements to either side; scrolling up and down goes on as ever (`touch-action: pan-y`). The stylesheet
 * moves what has the class `swiped` by `--swipe`.
 *
 * @returns the function that ends it
 */
export function listenForSwipes(root: HTMLElement | Document, events: SwipeEvents): () => void {
  let swipe: Swipe | null = null;
  let wasSwipe = false;
  const settle = (element: HTMLElement) => {
    element.classList.remove("swiped");
    element.style.removeProperty("--swipe");
  };
  const down = (event: PointerEvent) => {
    if (event.pointerType === "mouse" || !event.isPrimary) return;
    wasSwipe = false;
    const element = events.begin(event);
    swipe = element && {
      element,
      pointer: event.pointerId,
      x: event.clientX,
      at: event.timeStamp,
      by: 0,
      isUnderWay: false,
    };
  };
  const move = (event: PointerEvent) => {
    if (swipe === null || event.pointerId !== swipe.pointer) return;
    const { element } = swipe;
    swipe.by = event.clientX - swipe.x;
    if (!swipe.isUnderWay) {
      if (Math.abs(swipe.by) < SLOP) return;
      swipe.isUnderWay = true;
      element.classList.add("swiped", "held");
      // From here on no button under the finger is pressed.
      element.setPointerCapture(event.pointerId);
    }
    const moved = events.move?.(element, swipe.by, isFar(element, swipe.by)) ?? swipe.by;
    element.style.setProperty("--swipe", `${moved}px`);
  };
  const end = (event: PointerEvent) => {
    if (swipe === null || event.pointerId !== swipe.pointer) return;
    const { element, by, at, isUnderWay } = swipe;
    const isMeant =
      event.type === "pointerup" && (isFar(element, by) || Math.abs(by) / Math.max(1, event.timeStamp - at) > FAST);
    swipe = null;
    wasSwipe = isUnderWay;
    element.classList.remove("held");
    if (!isUnderWay) return;
    const stays = events.end(element, by, isMeant);
    if (stays === 0) return settle(element);
    setTimeout(() => {
      settle(element);
      events.settled?.(element);
    }, stays);
  };
  const controller = new AbortController();
  const listen = (
    type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel",
    on: (event: PointerEvent) => void,
  ) =>
    root.addEventListener(type, (event) => event instanceof PointerEvent && on(event), { signal: controller.signal });
  listen("pointerdown", down);
  listen("pointermove", move);
  listen("pointerup", end);
  listen("pointercancel", end);
  // Else Chromium takes a flick for a fling, and the next tap for what stops it.
  root.addEventListener("touchend", (event) => wasSwipe && event.cancelable && event.preventDefault(), {
    passive: false,
    signal: controller.signal,
  });
  return () => controller.abort();
}

const isFar = (element: HTMLElement, by: number): boolean => Math.abs(by) > FAR * element.offsetWidth;
