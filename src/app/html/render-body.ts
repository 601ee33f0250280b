import bodyStyles from "../styles/body.css?inline";
import { watchPictures } from "./pictures.ts";
import { sanitise } from "./sanitise.ts";
import { wrapTables } from "./tables.ts";
import { tidy } from "./tidy.ts";

export interface BodyTexts {
  /** Stands for a picture without a description that did not load. */
  readonly noPicture: string;
  /** Names a table that has to be scrolled. */
  readonly table: string;
}

let sheet: CSSStyleSheet | undefined;

/** Constructed, because the page's policy allows neither style elements nor attributes. One for all messages. */
function bodySheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(bodyStyles);
  }
  return sheet;
}

/**
 * Shows an operator's HTML, which is hostile, in the host's own box (invariant 21): nothing in it runs, submits, navigates
 * this page or draws outside of the box. Can be called again with another text.
 */
export function renderBody(host: HTMLElement, html: string, texts: BodyTexts): void {
  const fragment = sanitise(html);
  // Adopted before it is given looks and addresses, but not yet shown: nothing loads or is laid out half done.
  document.adoptNode(fragment);
  host.toggleAttribute("data-coloured", tidy(fragment));
  const content = document.createElement("div");
  content.className = "content";
  content.dir = "auto";
  content.append(fragment);
  wrapTables(content, texts.table);
  const root = host.shadowRoot ?? openRoot(host);
  watchPictures(content, texts.noPicture);
  root.replaceChildren(content);
}

function openRoot(host: HTMLElement): ShadowRoot {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [bodySheet()];
  return root;
}
