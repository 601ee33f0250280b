import type {} from "./api.ts";
import { defineElement } from "./element.ts";
import { mountOn } from "./mount.ts";

const { currentScript } = document;
const origin = {
  url: currentScript instanceof HTMLScriptElement ? currentScript.src : document.baseURI,
  nonce: currentScript?.nonce ?? "",
};

// The first copy stays.
if (window.FasttrackInbox === undefined) {
  const FasttrackInbox: Window["FasttrackInbox"] = {
    mount: (options = {}) => mountOn(new EventTarget(), options, origin),
  };
  Object.defineProperty(window, "FasttrackInbox", { value: FasttrackInbox, enumerable: true });
  defineElement(origin);
}
