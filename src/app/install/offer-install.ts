import { isChosen } from "../choices.ts";
import type { Page } from "../page.ts";
import type { AppState } from "../state.ts";
import { canPrompt, onPromptHeld } from "./held-prompt.ts";
import { countVisit } from "./visits.ts";

/** The visit from which on it is offered: who comes back may want it on the home screen. */
const FROM_VISIT = 2;

/**
 * How the inbox can be installed: by the browser's own question, on an iPhone by hand, or not at all (`null`): in another
 * site's frame, where it is installed already, and in browsers that install nothing.
 */
export type Install = "prompt" | "ios";

/**
 * Keeps what the page says of installing right, and offers it once in a visit: not on arrival but when a message was read
 * and closed, from the second visit on, and never again where it was turned down.
 */
export function offerInstall(page: Page): void {
  const look = () => page.set({ install: install() });
  const visit = countVisit();
  let wasReading = false;
  let isOffered = visit < FROM_VISIT || isChosen("install-turned-down");
  onPromptHeld(look);
  addEventListener("appinstalled", () => {
    page.withdraw("install");
    look();
    // It stands on the home screen: what it stores is to be there as well.
    navigator.storage?.persist?.().catch(() => undefined);
  });
  page.onChange(({ opened, install: way }: AppState) => {
    const isReading = opened?.message != null;
    const isThrough = wasReading && !isReading;
    wasReading = isReading;
    if (!isThrough || isOffered || way === null) return;
    isOffered = true;
    page.notify({ type: "install", way });
  });
  look();
}

function install(): Install | null {
  if (window.parent !== window || matchMedia("(display-mode: standalone)").matches) return null;
  if (canPrompt()) return "prompt";
  // Only Safari on an iPhone or iPad has it: true on the home screen.
  return "standalone" in navigator && navigator.standalone === false && "ontouchend" in document ? "ios" : null;
}
