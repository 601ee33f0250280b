import type { HostLink } from "./host-link.ts";

/** Closes the panel where there is nothing else for Escape to close. After every other listener, which says so by preventing it. */
export function leaveByEscape(link: HostLink): void {
  document.addEventListener("keydown", ({ key, repeat, isComposing, defaultPrevented }) => {
    const isInUse = defaultPrevented || document.querySelector("dialog:modal, :popover-open") !== null;
    if (key === "Escape" && !repeat && !isComposing && !isInUse) link.post("close", null);
  });
}
