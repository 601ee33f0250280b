import DOMPurify, { type Config } from "dompurify";

/**
 * Text, tables and pictures: what a message is made of. No form, frame, drawing or media, and no landmark that would
 * compete with those of the page.
 */
const TAGS =
  "a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt " +
  "em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section " +
  "small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr";

/** No id, name or class: they could shadow our own or be styled by them. `style` is taken apart by `safe-style.ts`. */
const ATTRIBUTES =
  "abbr align alt bgcolor border cellpadding cellspacing color colspan datetime dir height href lang open reversed rowspan " +
  "scope size span src start style title valign value width";

/** Not text that anyone should read: what they hold goes with them. */
const GONE_WITH_CONTENT =
  "annotation-xml audio canvas datalist head iframe math noembed noframes noscript object option plaintext script select style " +
  "svg template textarea title video xmp";

/** Under this name the text of a `style` attribute travels on: the page's policy forbids the attribute itself. */
export const STYLE_TEXT = "data-style-text";

const config = {
  ALLOWED_TAGS: TAGS.split(" "),
  ALLOWED_ATTR: ATTRIBUTES.split(" "),
  FORBID_CONTENTS: GONE_WITH_CONTENT.split(" "),
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

DOMPurify.addHook("uponSanitizeAttribute", (element, data) => {
  if (data.attrName !== "style") return;
  data.keepAttr = false;
  element.setAttribute(STYLE_TEXT, data.attrValue);
});

/** Elements and attributes off a list of harmless ones, in a document that neither runs nor loads anything. */
export function sanitise(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, config);
}
