import type * as api from "./api.ts";
import { defineElement } from "./element.ts";
import { mountOn } from "./mount.ts";

export type * from "./api.ts";

const origin = { url: import.meta.url, nonce: "" };

export const mount: typeof api.mount = (options = {}) => mountOn(new EventTarget(), options, origin);

defineElement(origin);
