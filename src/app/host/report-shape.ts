import type { Shape } from "../../embed/protocol.ts";
import type { Page } from "../page.ts";
import type { HostLink } from "./host-link.ts";

/** Lets the frame over the page be as large as what it shows, now and whenever that changes. */
export function reportShape(link: HostLink, page: Page): void {
  let told = "";
  let observed: Element | null = null;
  // Pictures load, and the frame becomes narrower.
  const resizes = new ResizeObserver(() => look());
  const look = () => {
    const { firstElementChild: content } = page.root;
    if (content !== null && observed !== content) resizes.observe(content);
    observed = content;
    const shape: Shape = { height: heightOf(content), isModal: page.state.shoutout !== null };
    const text = JSON.stringify(shape);
    if (text === told) return;
    told = text;
    link.post("shape", shape);
  };
  new MutationObserver(look).observe(page.root, { childList: true, subtree: true, characterData: true });
  page.onChange(look);
  look();
}

function heightOf(content: Element | null): number {
  const isEmpty = content === null || content.querySelector(".toast") === null;
  return isEmpty ? 0 : Math.ceil(content.getBoundingClientRect().height);
}
