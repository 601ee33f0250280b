/** How long the page around may take to load, and then to have nothing to do, in ms each. */
const LATEST_MS = 4_000;

/** Resolves when the page around has loaded and has nothing to do. */
export async function whenIdle(): Promise<void> {
  if (document.readyState !== "complete")
    await new Promise<unknown>((resolve) => {
      addEventListener("load", resolve, { once: true });
      // One picture that hangs is no reason for a bell without a count.
      setTimeout(resolve, LATEST_MS);
    });
  await new Promise<unknown>((resolve) => {
    // Safari has none.
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: LATEST_MS });
    else setTimeout(resolve, 1);
  });
}
