import { render } from "preact";
import "../styles/inbox.css";
import { voice } from "../language/locale.ts";
import type { Actions, AppState } from "../state.ts";
import { Page } from "./page.tsx";
import type { LateParts, OverPageParts } from "./parts.ts";

/**
 * Shows the state as a page; called again after each change of it.
 *
 * @param late null until the parts that the first list does not need were loaded
 */
export function paint(
  root: HTMLElement,
  state: AppState,
  actions: Actions,
  late: LateParts | OverPageParts | null,
): void {
  if (late && "OverPage" in late) {
    render(<late.OverPage key={voice()} state={state} actions={actions} />, root);
    return;
  }
  // Nothing before its parts are here: it is no list.
  if (state.role === "popups") return;
  // In other words everything is said anew, also by what paints itself only when its own message changes.
  const page = <Page key={voice()} state={state} actions={actions} late={late} />;
  if (late === null) render(page, root);
  else late.keep(root, () => render(page, root));
}
