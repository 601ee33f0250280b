/**
 * Sets all that an element looks like, besides the colours that its frame asked for: no stylesheet of the page around changes
 * anything of it. By the CSSOM, which a page's policy allows.
 */
export function styled(element: HTMLElement, declarations: string): void {
  const { colorScheme } = element.style;
  element.style.cssText = `all:initial;${declarations}`.replace(/(;|$)/g, "!important$1");
  if (colorScheme !== "") setScheme(element, colorScheme);
}

/** The colours that a frame is made for. */
export function setScheme(element: HTMLElement, scheme: string): void {
  element.style.setProperty("color-scheme", scheme, "important");
}

/** Declares for a child of the root element that a `zoom` of the page is none of it: its px are those of the window. */
export const unzoomed = (): string => `zoom:${1 / (document.documentElement.currentCSSZoom ?? 1)};`;
