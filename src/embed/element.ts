import type { FasttrackInboxElement, Inbox, InboxEvents, InboxListener, Sid, Wishes } from "./api.ts";
import { off, on } from "./events.ts";
import { mountOn, type Origin } from "./mount.ts";

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

    get sid(): Sid {
      return this.#sid === undefined ? (this.getAttribute("sid") ?? undefined) : this.#sid;
    }

    set sid(sid: Sid) {
      this.#sid = sid;
      this.#inbox?.update({ sid });
    }

    connectedCallback(): void {
      // A framework sets properties after it made the element.
      queueMicrotask(() => {
        if (this.isConnected) this.#inbox ??= mountOn(this, this.#options(), origin);
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
      if (name === "sid") this.#inbox?.update({ sid: this.sid });
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

    update({ sid, locale, theme }: Wishes): void {
      if (sid !== undefined) this.sid = sid;
      if (locale !== undefined) this.#reflect("locale", locale);
      if (theme !== undefined) this.#reflect("theme", theme);
    }

    async signOut(): Promise<void> {
      await Promise.resolve();
      return this.#inbox?.signOut();
    }

    on<Type extends keyof InboxEvents>(type: Type, listener: InboxListener<Type>): void {
      on(this, type, listener);
    }

    off<Type extends keyof InboxEvents>(type: Type, listener: InboxListener<Type>): void {
      off(this, type, listener);
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
      const mode = this.getAttribute("mode");
      const src = this.getAttribute("src");
      const { sid } = this;
      return {
        ...this.#look(),
        target: this,
        ...(mode && { mode }),
        ...(src && { src }),
        ...(sid !== undefined && { sid }),
      };
    }
  };
}
