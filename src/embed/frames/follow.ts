/** Goes where a message leads, as the page around did not want to. @param isOwn it leads to a page of the operator */
export function follow(href: string, isOwn: boolean): void {
  if (isOwn) location.assign(href);
  else window.open(href, "_blank", "noopener,noreferrer");
}
