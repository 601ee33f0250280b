const LOOKS = ["border", "bgcolor", "cellpadding", "width", "style"];

/**
 * Puts each outermost table into a box of its own that scrolls when the table is too wide, and can then be reached by
 * keyboard. Tables that say nothing of their looks get ours.
 */
export function wrapTables(content: HTMLElement, name: string): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) offerScroll(target, name);
  });
  for (const table of content.querySelectorAll("table")) {
    if (!LOOKS.some((look) => table.hasAttribute(look))) table.dataset.plain = "";
    if (table.parentElement?.closest("table")) continue;
    const box = document.createElement("div");
    box.className = "scroll";
    table.replaceWith(box);
    box.append(table);
    observer.observe(box);
  }
}

function offerScroll(box: Element, name: string): void {
  if (box.scrollWidth > box.clientWidth) {
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", name);
  } else for (const attribute of ["tabindex", "role", "aria-label"]) box.removeAttribute(attribute);
}
