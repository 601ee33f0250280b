import type { Wishes } from "../api.ts";
import type { Join, Joined, Place } from "../joining.ts";
import type { FromFrame, FromHost, Handlers, HostLook, Role } from "../protocol.ts";
import { follow } from "./follow.ts";
import { Frame } from "./frame.ts";
import { OverPage } from "./over-page.ts";
import { Panel } from "./panel.ts";
import { Places } from "./places.ts";
import { SidSupply } from "./sid-supply.ts";
import { SignOut } from "./sign-out.ts";
import { setScheme, styled } from "./styled.ts";

/** What a place asks for; what is undefined stays as it is. */
type Asked = { readonly [Name in keyof Wishes]: Wishes[Name] | undefined };

/** By address: all places of one inbox share its frames. */
const hubs = new Map<string, Hub>();

export const join: Join = (place) => {
  const hub = hubs.get(place.src) ?? new Hub(place.src);
  hubs.set(place.src, hub);
  return hub.join(place);
};

/** Everything of one inbox in this page: the frame over the page, the panel, and one frame for each `inline` place. */
class Hub {
  readonly #places = new Places();
  readonly #frames = new Set<Frame>();
  readonly #sids = new SidSupply((error) => this.#places.fail(error));
  readonly #signOut = new SignOut();
  #look: HostLook = { locale: null, theme: null };
  #overPage: { readonly frame: Frame; readonly box: OverPage } | null = null;
  #panel: { readonly frame: Frame; readonly box: Panel } | null = null;
  /** In which the player types or answers something. */
  readonly #busy = new Set<Frame>();
  /** Whose panel is open. */
  #opener: Place | null = null;

  constructor(readonly src: string) {}

  join(place: Place): Joined {
    this.#places.add(place);
    const { sid, locale, theme } = place.wishes;
    // Whoever can write markup into the page does not exchange the player whom its script named. Nor is anybody asked anew
    // about the same one.
    const isNew = !this.#sids.has(sid) && !(place.isMarkup === true && this.#sids.isKnown);
    const wishes: Asked = { sid: isNew ? sid : undefined, locale, theme };
    if (this.#places.size === 1) {
      this.#take(wishes);
      this.#begin();
    } else {
      this.#update(wishes);
    }
    const inline = place.mode === "inline" && place.target !== null ? this.#fill(place.target) : null;
    const open = (messageId: number | null) => {
      if (inline === null) this.#open(place, messageId);
      else readInline(inline, messageId);
    };
    return {
      open,
      close: () => this.#close(),
      toggle: () => (this.#panel?.box.isOpen ? this.#close() : open(null)),
      update: (wishes) => this.#update(wishes),
      signOut: () => this.#signOut.begin(() => this.#askToSignOut()),
      leave: () => this.#leave(place, inline),
    };
  }

  #begin(): void {
    if (window.origin === "null") {
      this.#places.fail({
        code: "no-origin",
        message: "This page has no origin, so the inbox cannot tell whether it may be shown in it.",
        remedy: 'Serve the page over http(s), and give a sandboxed frame "allow-same-origin".',
      });
      return;
    }
    const frame = this.#make("popups");
    const box = new OverPage(
      frame.element,
      () => this.#isBusy(),
      (isStaged) => this.#post("staged", isStaged),
    );
    this.#overPage = { frame, box };
  }

  #leave(place: Place, inline: Frame | null): void {
    if (inline !== null) {
      this.#frames.delete(inline);
      this.#setBusy(inline, false);
      inline.remove();
    }
    this.#places.delete(place);
    if (this.#opener === place) this.#close();
    if (this.#places.size > 0) return;
    if (hubs.get(this.src) === this) hubs.delete(this.src);
    this.#panel?.box.remove();
    this.#overPage?.box.remove();
    for (const frame of this.#frames) frame.remove();
  }

  #take({ sid, locale, theme }: Asked): void {
    if (sid !== undefined) this.#sids.set(sid);
    this.#look = {
      locale: locale === undefined ? this.#look.locale : locale,
      theme: theme === undefined ? this.#look.theme : theme,
    };
  }

  #update(wishes: Asked): void {
    this.#take(wishes);
    if (wishes.sid !== undefined) this.#post("new-sid", null);
    if (wishes.locale !== undefined || wishes.theme !== undefined) this.#post("look", this.#look);
  }

  #askToSignOut(): void {
    this.#close();
    this.#sids.set(null);
    this.#post("sign-out", null);
  }

  #make(role: Role, onGreeted = () => {}): Frame {
    const frame = new Frame({
      role,
      src: this.src,
      welcome: () => ({ look: this.#look, knowsSid: this.#sids.isKnown, sid: this.#sids.text }),
      handlers: this.#handlersOf(role, () => frame),
      onGreeted: () => {
        this.#setBusy(frame, false);
        onGreeted();
      },
      onError: (error) => this.#places.fail(error),
    });
    this.#frames.add(frame);
    return frame;
  }

  #fill(target: Element): Frame {
    const frame = this.#make("inline");
    styled(frame.element, "display:block;border:0;inline-size:100%;block-size:100%;min-block-size:320px");
    target.append(frame.element);
    return frame;
  }

  #open(place: Place, messageId: number | null): void {
    this.#panel ??= this.#makePanel();
    const { frame, box } = this.#panel;
    if (!box.isOpen) {
      this.#opener = place;
      // Where the focus came from is what the panel gives it back to.
      this.#overPage?.box.giveBack();
      box.open(place.target);
      // What popped up stands in the list that is open now.
      this.#overPage?.frame.post("opened", null);
      this.#overPage?.box.setAside(true);
      place.showOpen(true);
      place.emit("open", null);
    }
    frame.post("opened", messageId);
  }

  #makePanel() {
    const frame = this.#make("panel", () => box.reveal());
    const box = new Panel(frame.element, () => this.#close());
    return { frame, box };
  }

  #close(): void {
    if (!this.#panel?.box.isOpen) return;
    this.#panel.box.close();
    this.#overPage?.box.setAside(false);
    this.#opener?.showOpen(false);
    this.#opener?.emit("close", null);
    this.#opener = null;
  }

  /** Where the player can read: the panel that is open, else one of a place that has one, else in the page. */
  #read(messageId: number): void {
    const inline = [...this.#frames].find(({ options }) => options.role === "inline");
    const place = this.#opener ?? this.#places.findOpener();
    if (place !== undefined) this.#open(place, messageId);
    else if (inline !== undefined) readInline(inline, messageId);
  }

  #handlersOf(role: Role, frameOf: () => Frame): Handlers<FromFrame> {
    /** There is one frame over the page, and it alone tells how things are. */
    const ifTelling =
      <Detail>(work: (detail: Detail) => void) =>
      (detail: Detail) => {
        if (role === "popups") work(detail);
      };
    return {
      title: (title) => {
        frameOf().element.title = title;
      },
      scheme: (scheme) => {
        setScheme(frameOf().element, scheme);
      },
      "ask-sid": async (question) => {
        const answer = await this.#sids.ask();
        frameOf().post("sid", { question, answer });
      },
      action: ({ isOwn, ...action }) => {
        if (this.#places.emit("action", action)) follow(action.href, isOwn);
      },
      close: () => this.#close(),
      changed: () => {
        for (const frame of this.#frames) if (frame !== frameOf()) frame.post("changed", null);
      },
      ready: ifTelling(() => this.#places.tellReady()),
      unread: ifTelling((unread) => this.#places.tellUnread(unread)),
      state: ifTelling((state) => this.#places.tellState(state)),
      notification: ifTelling((arrival) => this.#places.emit("notification", arrival)),
      busy: (isBusy) => this.#setBusy(frameOf(), isBusy),
      shape: ifTelling((shape) => this.#overPage?.box.show(shape)),
      open: ifTelling((id) => this.#read(id)),
      "signed-out": ifTelling((isDone) => {
        this.#places.forget();
        this.#signOut.answer(isDone);
      }),
      error: ifTelling((error) => this.#places.fail(error)),
    };
  }

  /** One that is closed says nothing any more. */
  #isBusy(): boolean {
    return [...this.#busy].some((frame) => frame !== this.#panel?.frame || this.#panel.box.isOpen);
  }

  #setBusy(frame: Frame, isBusy: boolean): void {
    if (isBusy) this.#busy.add(frame);
    else if (this.#busy.delete(frame)) this.#overPage?.box.place();
  }

  #post<Type extends keyof FromHost>(type: Type, detail: FromHost[Type]): void {
    for (const frame of this.#frames) frame.post(type, detail);
  }
}

function readInline(frame: Frame, messageId: number | null): void {
  frame.element.scrollIntoView({ block: "nearest" });
  frame.post("opened", messageId);
}
