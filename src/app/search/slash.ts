import type { Page } from "../page.ts";
import type { Actions } from "../state.ts";

/** `/` goes to the search, from anywhere but where it is typed as a sign. */
export function listenForSlash(page: Page, actions: Actions): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0];
    const isTyping =
      target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
    if (isTyping || page.state.phase !== "inbox" || document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    const field = document.querySelector<HTMLInputElement>('input[type="search"]');
    if (field === null) actions.go({ type: "search" });
    else field.select();
  });
}
