import type { InboxError } from "../api.ts";
import {
  FROM_FRAME,
  type FromFrame,
  type FromHost,
  type Handlers,
  HOST_PARAMETER,
  isGreeting,
  isOfVersion,
  Line,
  ROLE_PARAMETER,
  type Role,
  VERSION,
  type Welcome,
} from "../protocol.ts";

/** A frame that has not greeted by then, in ms, is said to be missing, once, and loaded again; each time twice as long. */
const PATIENCE_MS = 20_000;
const MOST_PATIENCE_MS = 600_000;

export interface FrameOptions {
  readonly role: Role;
  /** Of the inbox's folder. */
  readonly src: string;
  /** Told anew at each start of the frame. */
  welcome(): Omit<Welcome, "fasttrackInbox">;
  readonly handlers: Handlers<FromFrame>;
  /** What runs in it is the inbox, and may be shown here. */
  onGreeted?(): void;
  onError(error: InboxError): void;
}

/** An iframe with the inbox, and the line to what runs in it. */
export class Frame {
  readonly element = document.createElement("iframe");
  #line: Line<FromHost, FromFrame> | null = null;
  /** What is to be said once it has greeted. */
  readonly #unsaid: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #patience = PATIENCE_MS;
  readonly #url: string;
  readonly #origin: string;

  constructor(readonly options: FrameOptions) {
    const { role, src } = options;
    const url = new URL(src);
    url.searchParams.set(ROLE_PARAMETER, role);
    // Not the location's, which a sandboxed page has though it has no origin.
    url.searchParams.set(HOST_PARAMETER, window.origin);
    this.#origin = url.origin;
    this.element.dataset.fasttrackInbox = role === "popups" ? "popups" : "panel";
    this.element.title = "Inbox";
    this.element.referrerPolicy = "no-referrer";
    this.#url = url.href;
    addEventListener("message", this.#greeted);
    addEventListener("online", this.#load);
    this.#load();
  }

  /** Now, or as soon as the frame can hear it. */
  post<Type extends keyof FromHost>(type: Type, detail: FromHost[Type]): void {
    if (this.#line === null) this.#unsaid.push(() => this.#line?.post(type, detail));
    else this.#line.post(type, detail);
  }

  /** For good. */
  remove(): void {
    removeEventListener("message", this.#greeted);
    removeEventListener("online", this.#load);
    clearTimeout(this.#timer);
    this.#line?.close();
    this.element.remove();
  }

  /** By each document that the frame loads: the element was moved, or the inbox started anew. */
  readonly #greeted = ({ data, origin, source }: MessageEvent<unknown>) => {
    const { contentWindow } = this.element;
    if (contentWindow === null || source !== contentWindow || origin !== this.#origin) return;
    if (!isOfVersion(data) || !isGreeting(data)) return;
    clearTimeout(this.#timer);
    const { welcome, handlers } = this.options;
    const { port1, port2 } = new MessageChannel();
    this.#line?.close();
    this.#line = new Line(port1, FROM_FRAME, handlers);
    contentWindow.postMessage({ fasttrackInbox: VERSION, ...welcome() }, this.#origin, [port2]);
    for (const say of this.#unsaid.splice(0)) say();
    this.options.onGreeted?.();
  };

  /** Until it has greeted: without a network at first, a frame would show the browser's error for ever. */
  readonly #load = () => {
    if (this.#line !== null) return;
    this.element.src = this.#url;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#miss(), this.#patience);
  };

  #miss(): void {
    const isFirst = this.#patience === PATIENCE_MS;
    this.#patience = Math.min(2 * this.#patience, MOST_PATIENCE_MS);
    this.#load();
    if (!isFirst) return;
    this.options.onError({
      code: "no-answer",
      message: `The inbox at ${this.options.src} does not answer in its frame.`,
      remedy:
        `Check that "hostOrigins" in its inbox.config.json names ${window.origin}, that the inbox was built with that file and ` +
        "its server sends the frame-ancestors of that build, that nothing else in that file is wrong, and that this page's " +
        "Content-Security-Policy allows the inbox in frame-src. " +
        "The browser's console says which of them it was.",
    });
  }
}
