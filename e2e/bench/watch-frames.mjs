// @ts-check
/** Keeps the longest time between two frames in the global `longestFrame`, ms. Runs in the page. */
export function watchFrames() {
  let last = performance.now();
  Object.assign(globalThis, { longestFrame: 0 });
  const tick = () => {
    const now = performance.now();
    Object.assign(globalThis, { longestFrame: Math.max(Reflect.get(globalThis, "longestFrame"), now - last) });
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}
