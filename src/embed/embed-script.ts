import type {} from "./api.ts";
import { defineElement } from "./element.ts";
import { mountOn } from "./mount.ts";

const { currentScript } = document;
// Another element of the page may go by that name.
const { src: url, nonce } = currentScript instanceof HTMLScriptElement ? currentScript : { src: "", nonce: "" };
const origin = { url, nonce };

// The first copy stays.
if (window.FasttrackInbox === undefined) {
  const FasttrackInbox: Window["FasttrackInbox"] = {
    mount: (options = {}) => mountOn(new EventTarget(), options, origin),
  };
  Object.defineProperty(window, "FasttrackInbox", { value: FasttrackInbox, enumerable: true });
  defineElement(origin);
}
