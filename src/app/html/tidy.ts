import { safeLink } from "./safe-link.ts";
import { applyStyle } from "./safe-style.ts";
import { STYLE_TEXT } from "./sanitise.ts";

/** More would make the browser lay out a grid that no screen shows. */
const MOST_SPANNED = 100;
const LONGEST_ATTRIBUTE_PX = 1_200;

/**
 * Makes what is left after sanitising fit for the inbox: links open outside, pictures load late and tell nobody where
 * from, and looks are the message's own only as far as they stay in its box.
 *
 * @returns whether the message brings colours of its own, which then need the background they were chosen for
 */
export function tidy(fragment: DocumentFragment): boolean {
  const scratch = document.createElement("i").style;
  let isColoured = false;
  for (const element of fragment.querySelectorAll<HTMLElement>("*")) {
    const style = element.getAttribute(STYLE_TEXT);
    if (style !== null) {
      element.removeAttribute(STYLE_TEXT);
      applyStyle(element, style, scratch);
      isColoured ||= element.style.color !== "" || element.style.backgroundColor !== "";
    }
    isColoured ||= element.hasAttribute("bgcolor") || element.hasAttribute("color");
    limitSizes(element);
    if (element instanceof HTMLAnchorElement) tidyLink(element);
    else if (element instanceof HTMLImageElement) tidyPicture(element);
  }
  return isColoured;
}

function tidyLink(link: HTMLAnchorElement): void {
  const address = safeLink(link.getAttribute("href"));
  if (address === null) {
    link.removeAttribute("href");
    return;
  }
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.referrerPolicy = "no-referrer";
}

function tidyPicture(picture: HTMLImageElement): void {
  const address = safeLink(picture.getAttribute("src"));
  if (address === null) {
    picture.remove();
    return;
  }
  // The height follows the width that fits, and a broken one must be able to disappear.
  for (const property of ["height", "display"]) picture.style.removeProperty(property);
  picture.loading = "lazy";
  picture.decoding = "async";
  picture.referrerPolicy = "no-referrer";
  // A picture without words is decoration: read out, its address would only disturb.
  if (!picture.hasAttribute("alt")) picture.alt = "";
  picture.src = address;
}

function limitSizes(element: HTMLElement): void {
  for (const name of ["width", "height"]) {
    const value = element.getAttribute(name);
    if (value !== null && !value.trim().endsWith("%") && Number.parseInt(value, 10) > LONGEST_ATTRIBUTE_PX)
      element.removeAttribute(name);
  }
  if (element instanceof HTMLTableCellElement) {
    if (element.colSpan > MOST_SPANNED) element.colSpan = MOST_SPANNED;
    if (element.rowSpan > MOST_SPANNED) element.rowSpan = MOST_SPANNED;
  }
}
