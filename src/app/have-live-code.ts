import { loadLiveCode } from "../sync/live-code.ts";

/** Before it is tried again, in ms. */
const PAUSE_MS = 5_000;

/**
 * Of every page, also one that may never lead: when it does, a new release may have taken the code's place on the server. And
 * who was refused it once is refused it by some browsers as long as the page lives.
 *
 * @throws (rejects) where another page has to be made
 */
export async function haveLiveCode(): Promise<void> {
  try {
    await loadLiveCode();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await loadLiveCode();
  }
}
