import type { InboxError, InboxEvents } from "../api.ts";
import type { Place } from "../joining.ts";
import type { FromFrame } from "../protocol.ts";

/** The mounted inboxes of one address. All are told the same, those that come late what they missed. */
export class Places {
  readonly #all = new Set<Place>();
  #isReady = false;
  #unread: FromFrame["unread"] | null = null;
  #state: FromFrame["state"] | null = null;

  get size(): number {
    return this.#all.size;
  }

  add(place: Place): void {
    this.#all.add(place);
    if (this.#isReady) place.emit("ready", null);
    if (this.#unread !== null) tellUnread(place, this.#unread);
    if (this.#state !== null) place.emit("state", this.#state);
  }

  delete(place: Place): void {
    this.#all.delete(place);
  }

  /** One that can open the panel. */
  findOpener(): Place | undefined {
    return [...this.#all].find(({ mode }) => mode !== "inline");
  }

  /** @returns false where any of the pages prevented what would follow */
  emit<Type extends keyof InboxEvents>(type: Type, detail: InboxEvents[Type]): boolean {
    return [...this.#all].map((place) => place.emit(type, detail)).every((isAllowed) => isAllowed);
  }

  /** Once: a frame that starts anew says it again. */
  tellReady(): void {
    if (!this.#isReady) this.emit("ready", null);
    this.#isReady = true;
  }

  /** Signed out: the next player's inbox is told anew. */
  forget(): void {
    this.#isReady = false;
  }

  tellUnread(unread: FromFrame["unread"]): void {
    this.#unread = unread;
    for (const place of this.#all) tellUnread(place, unread);
  }

  tellState(state: FromFrame["state"]): void {
    this.#state = state;
    this.emit("state", state);
  }

  fail(error: InboxError): void {
    console.error(`FasttrackInbox: ${error.message} ${error.remedy}`);
    this.emit("error", error);
  }
}

function tellUnread(place: Place, { count, label }: FromFrame["unread"]): void {
  place.showUnread(count, label);
  place.emit("unread", count);
}
