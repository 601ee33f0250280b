import DOMPurify, { type Config } from "dompurify";
import { STYLE_TEXT, setStylesAside } from "./set-styles-aside.ts";

/**
 * Text, tables and pictures: what a message is made of. No form, frame, drawing or media, and no landmark that would
 * compete with those of the page.
 */
const TAGS =
  "a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt " +
  "em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section " +
  "small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr";

/**
 * No id, name or class: they could shadow our own or be styled by them. Styles are taken apart by `safe-style.ts`. No
 * `reversed` and `value`: a browser counts such a list anew for each of its items.
 */
const ATTRIBUTES =
  "abbr align alt bgcolor border cellpadding cellspacing color colspan datetime dir height href lang open rowspan " +
  "scope size span src start title valign width";

/** Not text that anyone should read: what they hold goes with them. */
const GONE_WITH_CONTENT =
  "annotation-xml audio canvas datalist head iframe math noembed noframes noscript object option plaintext script select style " +
  "svg template textarea title video xmp";

const config = {
  ALLOWED_TAGS: TAGS.split(" "),
  ALLOWED_ATTR: [...ATTRIBUTES.split(" "), STYLE_TEXT],
  // `color:red` is no address with a scheme.
  ADD_URI_SAFE_ATTR: [STYLE_TEXT],
  FORBID_CONTENTS: GONE_WITH_CONTENT.split(" "),
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/** Elements and attributes off a list of harmless ones, in a document that neither runs nor loads anything. */
export function sanitise(html: string): DocumentFragment {
  return DOMPurify.sanitize(setStylesAside(html), config);
}
