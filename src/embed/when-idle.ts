/** The page around has everything that it needs itself by then, at the latest after this, in ms. */
const LATEST_MS = 4_000;

/** Resolves when the page around has loaded and has nothing to do. */
export async function whenIdle(): Promise<void> {
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await new Promise<unknown>((resolve) => {
    // Safari has none.
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: LATEST_MS });
    else setTimeout(resolve, 1);
  });
}
