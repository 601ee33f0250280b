import { htmlLink, pictureLink } from "../../model/html-link.ts";
import { applyStyle, ROOT_PX } from "./safe-style.ts";
import { STYLE_TEXT } from "./set-styles-aside.ts";

/** How many fields of a table one cell may cover in a direction, and all wide cells together: laying them out is dear. */
const LONGEST_SPAN = 50;
const MOST_SPANNED = 10_000;
/** What old attributes may ask for at most, in px. */
const WIDEST_PX = 1_200;
const LONGEST_PX: Readonly<Record<string, number>> = {
  width: WIDEST_PX,
  height: 1_200,
  border: 8,
  cellpadding: 64,
  cellspacing: 64,
  size: 64,
};

/**
 * Makes what is left after sanitising fit for the inbox: links open outside, pictures load late and tell nobody where
 * from, and looks are the message's own only as far as they stay in its box.
 *
 * @returns whether the message brings colours of its own, which then need the background they were chosen for
 */
export function tidy(fragment: DocumentFragment): boolean {
  const scratch = document.createElement("i").style;
  let isColoured = false;
  let spanned = 0;
  for (const element of fragment.querySelectorAll<HTMLElement>("*")) {
    const style = element.getAttribute(STYLE_TEXT);
    if (style !== null) {
      element.removeAttribute(STYLE_TEXT);
      applyStyle(element, style, scratch);
      isColoured ||= element.style.color !== "" || element.style.backgroundColor !== "";
    }
    isColoured ||= element.hasAttribute("bgcolor") || element.hasAttribute("color");
    if (element instanceof HTMLImageElement) keepRoom(element);
    limitSizes(element);
    if (element instanceof HTMLAnchorElement) tidyLink(element);
    else if (element instanceof HTMLImageElement) tidyPicture(element);
    else if (element instanceof HTMLTableCellElement) spanned += tidyCell(element, MOST_SPANNED - spanned);
  }
  return isColoured;
}

function tidyLink(link: HTMLAnchorElement): void {
  const address = htmlLink(link.getAttribute("href"));
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
  const address = pictureLink(picture.getAttribute("src"), location.protocol);
  // What the sender hid, such as the picture for another kind of screen, stays hidden.
  if (address === null || picture.style.display === "none") {
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

/** Of a picture whose size is said, the place is there before it is: nothing moves when it comes. */
function keepRoom(picture: HTMLImageElement): void {
  const [width, height] = [sizeOf(picture, "width"), sizeOf(picture, "height")];
  if (width === null || height === null) return;
  picture.style.aspectRatio = `auto ${width} / ${height}`;
  picture.removeAttribute("height");
  // A wider one would lose its width, and its room with it; what is wider than the box is made narrower by the stylesheet.
  if (width > WIDEST_PX) picture.width = WIDEST_PX;
}

/** In px; null where it is not said, or as a share of something else. */
function sizeOf(picture: HTMLImageElement, side: "width" | "height"): number | null {
  const [, rem] = /^([\d.]+)rem$/.exec(picture.style[side]) ?? [];
  const [, px] =
    /^(\d{1,5})(?:px)?$/.exec(picture.style[side] === "" ? (picture.getAttribute(side)?.trim() ?? "") : "") ?? [];
  const size = rem === undefined ? Number(px) : Number(rem) * ROOT_PX;
  return size > 0 ? size : null;
}

function limitSizes(element: HTMLElement): void {
  for (const [name, longest] of Object.entries(LONGEST_PX)) {
    if (Number.parseInt(element.getAttribute(name) ?? "", 10) > longest) element.removeAttribute(name);
  }
}

/** @returns how many fields it covers besides its own */
function tidyCell(cell: HTMLTableCellElement, most: number): number {
  const [columns, rows] = [Math.min(cell.colSpan, LONGEST_SPAN), Math.min(cell.rowSpan, LONGEST_SPAN)];
  const covered = columns * rows - 1;
  const isTooMuch = covered > most;
  if (columns !== cell.colSpan || isTooMuch) cell.colSpan = isTooMuch ? 1 : columns;
  if (rows !== cell.rowSpan || isTooMuch) cell.rowSpan = isTooMuch ? 1 : rows;
  return isTooMuch ? 0 : covered;
}
