import bodyStyles from "../styles/body.css?inline";
import { cutDearText } from "./dear-text.ts";
import { makeLegible } from "./legible.ts";
import { watchPictures } from "./pictures.ts";
import { sanitise } from "./sanitise.ts";
import { wrapTables } from "./tables.ts";
import { tidy } from "./tidy.ts";
import { withinBudget } from "./within-budget.ts";
import { dropPiles } from "./without-piles.ts";

export interface BodyTexts {
  /** Stands for a picture without a description that did not load. */
  readonly noPicture: string;
  /** Stands for the rest of a message that no browser could show. */
  readonly tooLong: string;
  /** Names a table that has to be scrolled. */
  readonly table: string;
}

/** What body.css puts behind a message that has colours of its own. */
const CARD = "#ffffff";

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
  const start = withinBudget(html);
  const fragment = sanitise(start);
  // Adopted before it is given looks and addresses, but not yet shown: nothing loads or is laid out half done.
  document.adoptNode(fragment);
  dropPiles(fragment);
  const isCut = cutDearText(fragment) || start.length < html.length;
  const isColoured = tidy(fragment);
  host.toggleAttribute("data-coloured", isColoured);
  const content = document.createElement("div");
  content.className = fragment.firstElementChild === null ? "content plain" : "content";
  content.append(fragment);
  if (isCut) content.append(cutMark(texts.tooLong));
  // Last: each text that is added to a box with a direction of its own makes the browser look for it again.
  content.dir = "auto";
  wrapTables(content, texts.table);
  const root = host.shadowRoot ?? openRoot(host);
  watchPictures(content, texts.noPicture);
  root.replaceChildren(content);
  if (isColoured) makeLegible(content, CARD);
}

function cutMark(tooLong: string): HTMLElement {
  const mark = document.createElement("p");
  mark.className = "missing";
  mark.textContent = tooLong;
  return mark;
}

function openRoot(host: HTMLElement): ShadowRoot {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [bodySheet()];
  return root;
}
