/** What TypeScript's library leaves out. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: string }>;
}

let held: InstallPrompt | null = null;
let listener: () => void = () => {};

// In the first script: the browser offers it once, and that may be before the rest is here.
addEventListener("beforeinstallprompt", (event) => {
  if (!isPrompt(event)) return;
  event.preventDefault();
  held = event;
  listener();
});

/** The browser lets the page ask whether the player wants to install it. */
export const canPrompt = (): boolean => held !== null;

/** Asks. The browser allows it once, and only after a tap. */
export async function prompt(): Promise<void> {
  const event = held;
  held = null;
  listener();
  await event?.prompt();
}

export function onPromptHeld(onChange: () => void): void {
  listener = onChange;
}

function isPrompt(event: Event): event is InstallPrompt {
  return "prompt" in event;
}
