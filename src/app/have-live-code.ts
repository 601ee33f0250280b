import { loadLiveCode, nameLiveCode } from "../sync/live-code.ts";

/** Before it is tried again, in ms. */
const PAUSE_MS = 5_000;

/**
 * In every page, also in one that may never lead: when it does, a new release may have taken the code's place on the server.
 * Where it does not come now, whoever leads tries it again.
 */
export async function haveLiveCode(): Promise<void> {
  nameLiveCode(document.querySelector<HTMLMetaElement>('meta[name="live-code"]')?.content ?? null, document.baseURI);
  try {
    await loadLiveCode();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await loadLiveCode().catch(() => undefined);
  }
}
