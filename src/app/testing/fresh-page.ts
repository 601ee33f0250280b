import { lateActions } from "../late-actions.ts";
import { Page } from "../page.ts";

/** A page that is shown nowhere, and whose actions do nothing yet. */
export const freshPage = (): Page => new Page(document.createElement("div"), lateActions().actions);
