import { hasModifier } from "../ui/has-modifier.ts";
import type { HostLink } from "./host-link.ts";
import { leadsToHost } from "./leads-to-host.ts";

/**
 * Lets the page around decide where the links and buttons of messages lead, as long as the player just follows them: with
 * another button or a key held the browser does what the player is used to.
 */
export function followLinks(link: HostLink): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || hasModifier(event)) return;
    const path = event.composedPath().filter((one) => one instanceof HTMLElement);
    const anchor = path.find((one) => one instanceof HTMLAnchorElement);
    const messageId = path.map(({ dataset }) => dataset.popUp ?? dataset.detail).find((id) => id !== undefined);
    if (anchor === undefined || messageId === undefined || !/^https?:$/.test(anchor.protocol)) return;
    event.preventDefault();
    const { href } = anchor;
    link.post("action", { messageId: Number(messageId), text: textOf(anchor), href, isOwn: leadsToHost(href) });
  });
}

/** Without what only a screen reader says. */
function textOf(anchor: HTMLAnchorElement): string {
  return [...anchor.childNodes]
    .filter((node) => !(node instanceof Element && node.classList.contains("unseen")))
    .map(({ textContent }) => textContent ?? "")
    .join("")
    .trim();
}
