import type { Inbox, InboxError, InboxEvents, InboxListener, MountOptions, Wishes } from "./api.ts";
import { type Bell, makeBell } from "./bell.ts";
import { emit, off, on } from "./events.ts";
import type { Joined, Place } from "./joining.ts";
import { loadJoin } from "./load-join.ts";
import { checkOptions, checkWishes, ownOf } from "./options.ts";
import { whenIdle } from "./when-idle.ts";

/** Where this script came from. */
export interface Origin {
  /** `""` where that is not known. */
  readonly url: string;
  readonly nonce: string;
}

/** Elements that have an inbox. */
const taken = new WeakSet<Element>();

/**
 * @param events what the inbox's events are dispatched on
 * @param isMarkup the options were written in the page's markup, which may come from whoever can write into the page
 * @throws TypeError
 */
export function mountOn(
  events: EventTarget,
  options: { readonly [Name in keyof MountOptions]?: unknown },
  origin: Origin,
  isMarkup = false,
): Inbox {
  const own = ownOf(options);
  checkOptions(own);
  if (!own.src && origin.url === "")
    throw new TypeError('FasttrackInbox: "src" is needed: this script cannot tell where it came from.');
  return new Mounted(events, own, origin, isMarkup);
}

/** What is asked of it before the second half is there waits for that, in order. */
class Mounted implements Inbox {
  #target: Element | null = null;
  #bell: Bell | null = null;
  #isDestroyed = false;
  /** The player is waiting: no time to be idle. */
  #hurry = () => {};
  readonly #hurried = new Promise<void>((resolve) => {
    this.#hurry = resolve;
  });
  readonly #joined: Promise<Joined>;
  /** Why nobody could be signed out now. */
  #hindrance: Error | null = null;
  /** What waits for a sign-out that nobody can do. */
  readonly #refusals = new Set<(reason: Error) => void>();

  constructor(
    readonly events: EventTarget,
    readonly options: MountOptions,
    origin: Origin,
    readonly isMarkup: boolean,
  ) {
    const { target } = options;
    const found = typeof target === "string" ? document.querySelector(target) : target;
    if (found) this.#take(found);
    this.#joined = this.#join(origin);
  }

  open(messageId?: number): void {
    this.#do((joined) => joined.open(messageId ?? null));
  }

  close(): void {
    this.#do((joined) => joined.close());
  }

  toggle(): void {
    this.#do((joined) => joined.toggle());
  }

  update(wishes: Wishes): void {
    const own = ownOf(wishes);
    checkWishes(own);
    void this.#joined.then((joined) => this.#isDestroyed || joined.update(own));
  }

  async signOut(): Promise<void> {
    if (this.#isDestroyed) throw gone();
    if (this.#hindrance !== null) throw this.#hindrance;
    this.#hurry();
    let refuse: (reason: Error) => void = () => {};
    const refused = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    this.#refusals.add(refuse);
    try {
      // What was refused is not done later: by then somebody else may be signed in.
      const joined = await Promise.race([this.#joined, refused]);
      await joined.signOut();
    } finally {
      this.#refusals.delete(refuse);
    }
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#refuse(gone());
    this.#bell?.root.remove();
    if (this.#target !== null) taken.delete(this.#target);
    void this.#joined.then((joined) => joined.leave());
  }

  on<Type extends keyof InboxEvents>(type: Type, listener: InboxListener<Type>): void {
    on(this.events, type, listener);
  }

  off<Type extends keyof InboxEvents>(type: Type, listener: InboxListener<Type>): void {
    off(this.events, type, listener);
  }

  #do(work: (joined: Joined) => void): void {
    this.#hurry();
    void this.#joined.then((joined) => this.#isDestroyed || work(joined));
  }

  #take(target: Element): void {
    if (taken.has(target))
      throw new TypeError('FasttrackInbox: "target" has an inbox already. Call destroy() of that one first.');
    taken.add(target);
    this.#target = target;
  }

  async #join({ url, nonce }: Origin): Promise<Joined> {
    const mode = this.options.mode ?? "bell";
    await this.#findTarget();
    if (this.#target !== null && mode === "bell" && !this.#isDestroyed)
      this.#bell = makeBell(this.#target, () => this.toggle());
    await Promise.race([whenIdle(), this.#hurried]);
    const address = folderOf(this.options.src || url);
    const isWanted = () => !this.#isDestroyed;
    const join = await loadJoin(address, nonce, (error) => this.#fail(error), isWanted);
    if (join === null || this.#isDestroyed) return never();
    this.#hindrance = null;
    const place: Place = {
      mode,
      src: address,
      target: this.#target,
      wishes: this.options,
      isMarkup: this.isMarkup,
      emit: (type, detail) => this.#emit(type, detail),
      showUnread: (count, label) => this.#bell?.showUnread(count, label),
      showOpen: (isOpen) => this.#bell?.showOpen(isOpen),
    };
    return join(place);
  }

  /** It may be named before the page has it. Never resolves where there is none. */
  async #findTarget(): Promise<void> {
    const { target } = this.options;
    if (this.#target !== null || typeof target !== "string") return;
    // The page listens to errors only after this turn.
    await Promise.resolve();
    if (document.readyState === "loading")
      await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
    if (this.#isDestroyed) return never();
    const found = document.querySelector(target);
    if (found !== null && !taken.has(found)) return this.#take(found);
    this.#fail({
      code: "no-target",
      message: `This page has no element "${target}"${found === null ? "" : " without an inbox"}.`,
      remedy: 'Mount the inbox after the element was made, or correct "target".',
    });
    return never();
  }

  #fail(error: InboxError): void {
    if (this.#isDestroyed) return;
    console.error(`FasttrackInbox: ${error.message} ${error.remedy}`);
    this.#emit("error", error);
    this.#hindrance = new Error(`FasttrackInbox: nobody could be signed out. ${error.message}`);
    this.#refuse(this.#hindrance);
  }

  #refuse(reason: Error): void {
    for (const refuse of this.#refusals) refuse(reason);
  }

  #emit<Type extends keyof InboxEvents>(type: Type, detail: InboxEvents[Type]): boolean {
    return this.#isDestroyed || emit(this.events, type, detail);
  }
}

/** Also of an address that was written without the slash at its end. */
function folderOf(src: string): string {
  const url = new URL(src, document.baseURI);
  if (/\/[^/.]+$/.test(url.pathname)) url.pathname += "/";
  return new URL(".", url).href;
}

const gone = () => new Error("FasttrackInbox: this inbox was destroyed. Mount it again to sign out.");

/** What waits for it is never done. */
const never = () => new Promise<never>(() => {});
