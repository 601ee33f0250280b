import type { FasttrackInboxElement, Inbox, InboxEvents, InboxListener, Sid, Wishes } from "./api.ts";
import { off, on } from "./events.ts";
import { mountOn, type Origin } from "./mount.ts";
import { checkWishes, ownOf } from "./options.ts";

export const NAME = "fasttrack-inbox";

/** @param origin where the script came from */
export function defineElement(origin: Origin): void {
  // A server that renders the page has no elements.
  if (!("customElements" in globalThis)) return;
  // A second copy of the script is harmless.
  if (customElements.get(NAME) === undefined) customElements.define(NAME, elementFrom(origin));
}

function elementFrom(origin: Origin) {
  return class extends HTMLElement implements FasttrackInboxElement {
    static readonly observedAttributes = ["sid", "locale", "theme"];
    #inbox: Inbox | null = null;
    #sid: Sid;
    #src: string | null = null;

    get sid(): Sid {
      return this.#sid === undefined ? (this.getAttribute("sid") ?? undefined) : this.#sid;
    }

    set sid(sid: Sid) {
      this.#sid = sid;
      this.#inbox?.update({ sid });
    }

    get src(): string | null {
      return this.#src ?? this.getAttribute("src");
    }

    set src(src: string | null) {
      this.#src = src;
    }

    connectedCallback(): void {
      this.#upgrade("sid");
      this.#upgrade("src");
      // A framework sets properties after it made the element.
      queueMicrotask(() => {
        if (this.isConnected) this.#inbox ??= mountOn(this, this.#options(), origin, this.#sid === undefined);
      });
    }

    /** Moving it within the page disconnects it, too. */
    disconnectedCallback(): void {
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#inbox?.destroy();
        this.#inbox = null;
      });
    }

    attributeChangedCallback(name: string): void {
      // Taken away, it is not the player's any more.
      if (name === "sid") this.#inbox?.update({ sid: this.sid ?? null });
      else this.#inbox?.update(this.#look());
    }

    open(messageId?: number): void {
      this.#soon((inbox) => inbox.open(messageId));
    }

    close(): void {
      this.#soon((inbox) => inbox.close());
    }

    toggle(): void {
      this.#soon((inbox) => inbox.toggle());
    }

    update(wishes: Wishes): void {
      checkWishes(wishes);
      const { sid, locale, theme } = ownOf(wishes);
      if (sid !== undefined) this.sid = sid;
      if (locale !== undefined) this.#reflect("locale", locale);
      if (theme !== undefined) this.#reflect("theme", theme);
    }

    async signOut(): Promise<void> {
      await Promise.resolve();
      if (this.#inbox === null)
        throw new Error("FasttrackInbox: this element is not mounted, so nobody could be signed out.");
      return this.#inbox.signOut();
    }

    on<Type extends keyof InboxEvents>(type: Type, listener: InboxListener<Type>): void {
      on(this, type, listener);
    }

    off<Type extends keyof InboxEvents>(type: Type, listener: InboxListener<Type>): void {
      off(this, type, listener);
    }

    /** A property that was set before the script was there hides the element's own. */
    #upgrade(name: "sid" | "src"): void {
      if (!Object.hasOwn(this, name)) return;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }

    /** In the turn in which it was made it is mounted only now. */
    #soon(work: (inbox: Inbox) => void): void {
      queueMicrotask(() => this.#inbox && work(this.#inbox));
    }

    /** Attributes are heard by themselves. */
    #reflect(name: string, value: string | null): void {
      if (value === null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    }

    #look(): object {
      return { locale: this.getAttribute("locale") || null, theme: this.getAttribute("theme") || null };
    }

    #options() {
      const [mode, locale, theme] = ["mode", "locale", "theme"].map((name) => this.getAttribute(name));
      const src = this.#src ?? this.#ownSrc();
      const { sid } = this;
      return {
        target: this,
        ...(mode && { mode }),
        ...(locale && { locale }),
        ...(theme && { theme }),
        ...(src && { src }),
        ...(sid !== undefined && { sid }),
      };
    }

    /** What runs in the page comes from this address: markup, which others may write into the page, cannot choose it freely. */
    #ownSrc(): string | null {
      const src = this.getAttribute("src");
      if (!src) return null;
      // What is no address at all is said with the other options.
      if (!URL.canParse(src, document.baseURI)) return src;
      const address = new URL(src, document.baseURI);
      // Whole, as the page's base may be another one when it is loaded.
      if (origin.url !== "" && address.origin === new URL(origin.url).origin) return address.href;
      throw new TypeError(
        `FasttrackInbox: the attribute "src" may not lead to ${address.origin}, where this script did not come from. Set the property "src" by a script.`,
      );
    }
  };
}
