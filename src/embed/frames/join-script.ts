import { JOIN_EVENT } from "../joining.ts";
import { join } from "./hub.ts";

// To whoever loaded this script, and to nobody else.
document.currentScript?.dispatchEvent(new CustomEvent(JOIN_EVENT, { detail: join }));
