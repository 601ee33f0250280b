/** ms; as the stylesheet's. */
const FADE_MS = 160;

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Called while it is being removed: it is laid once more where it was, for the eyes only, and fades. */
export function fadeAway(toast: HTMLElement): void {
  const stage = toast.closest<HTMLElement>(".pop-ups");
  if (stage === null || isStill() || toast.getClientRects().length === 0) return;
  const from = toast.getBoundingClientRect();
  const origin = stage.getBoundingClientRect();
  queueMicrotask(() => {
    delete toast.dataset.popUp;
    toast.inert = true;
    toast.classList.add("leaving");
    toast.style.setProperty("inset", `${from.top - origin.top}px auto auto ${from.left - origin.left}px`);
    toast.style.setProperty("inline-size", `${from.width}px`);
    stage.append(toast);
    const fade = toast.animate({ opacity: 0 }, { duration: FADE_MS, easing: "ease-out", fill: "forwards" });
    const remove = () => toast.remove();
    fade.finished.then(remove, remove);
  });
}

/** Where each toast stands, to let it glide from there to where it stands next. */
export function placesOf(list: HTMLElement): ReadonlyMap<Element, number> {
  return new Map([...list.children].map((child) => [child, child.getBoundingClientRect().top]));
}

export function glideFrom(before: ReadonlyMap<Element, number>): void {
  if (isStill()) return;
  for (const [child, top] of before) {
    const moved = child.isConnected ? top - child.getBoundingClientRect().top : 0;
    if (Math.abs(moved) < 1) continue;
    child.animate(
      { transform: [`translateY(${moved}px)`, "none"] },
      { duration: FADE_MS, easing: "cubic-bezier(0.2, 0.8, 0.3, 1)" },
    );
  }
}
