import { BIN, CHECK } from "../ui/icon.tsx";
import { lateStrings } from "../ui/late-strings.ts";

/** What a swipe does to a row. */
export type Deed = "read" | "remove";

const SVG = "http://www.w3.org/2000/svg";

/** Lies behind a row that is pushed aside. For eyes only: who cannot see it has the buttons of the row. */
export function makeBehind(deed: Deed): HTMLElement {
  const element = document.createElement("div");
  element.className = "behind";
  element.dataset.deed = deed;
  element.setAttribute("aria-hidden", "true");
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("class", "icon");
  icon.setAttribute("viewBox", "0 0 20 20");
  icon.appendChild(document.createElementNS(SVG, "path")).setAttribute("d", deed === "remove" ? BIN : CHECK);
  const word = document.createElement("span");
  word.textContent = lateStrings.swiped[deed];
  element.append(icon, word);
  return element;
}
