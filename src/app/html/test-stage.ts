import { renderBody } from "./render-body.ts";

/** An address that nobody answers, and fast: a request to it is seen, and its failure comes at once. */
export const PROBE = "http://127.0.0.1:9/probe";

const TEXTS = { noPicture: "Picture not available", tooLong: "Too long", table: "Table" };

/** A page of a neighbour, the box of a message, and another neighbour, all of known size. */
export class Stage {
  readonly frame = block("300px", "auto");
  readonly above = block("300px", "50px");
  readonly host = block("300px", "auto");
  readonly below = block("300px", "50px");

  constructor() {
    this.above.textContent = "above";
    this.below.textContent = "below";
    this.frame.append(this.above, this.host, this.below);
    document.body.replaceChildren(this.frame);
    performance.clearResourceTimings();
  }

  show(html: string): ShadowRoot {
    renderBody(this.host, html, TEXTS);
    return this.root;
  }

  get root(): ShadowRoot {
    if (this.host.shadowRoot === null) throw new Error("Nothing was shown yet");
    return this.host.shadowRoot;
  }

  get elements(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>("*")];
  }

  /** Whether the player sees the neighbours, and what a tap on them hits. */
  get coversNeighbours(): boolean {
    return [this.above, this.below].some((neighbour) => {
      neighbour.scrollIntoView({ block: "center" });
      const { left, top, width, height } = neighbour.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) !== neighbour;
    });
  }

  remove(): void {
    document.body.replaceChildren();
  }
}

function block(width: string, height: string): HTMLElement {
  const element = document.createElement("div");
  Object.assign(element.style, { width, height });
  return element;
}

/** When everything that the browser was about to do by itself (load, fail, animate) had its turn. */
export async function settled(): Promise<void> {
  const image = new Image();
  await new Promise((resolve) => {
    image.onerror = resolve;
    image.src = `${PROBE}/sentinel?${Math.random()}`;
  });
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}

/** The probes that were asked for, the sentinel aside. */
export function requested(): string[] {
  return performance
    .getEntriesByType("resource")
    .map((entry) => entry.name)
    .filter((name) => name.startsWith(PROBE) && !name.includes("sentinel"));
}
