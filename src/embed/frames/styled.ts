/** Sets, besides the colours that the frame asked for, what no stylesheet of the page around may change. By the CSSOM, which a page's policy allows. */
export function styled(element: HTMLElement, declarations: string): void {
  const { colorScheme } = element.style;
  element.style.cssText = declarations.replace(/(;|$)/g, "!important$1");
  if (colorScheme !== "") element.style.colorScheme = colorScheme;
}
