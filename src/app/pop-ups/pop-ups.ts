import type { SeenNotification } from "../../model/seen.ts";
import { claimPopUps, readStanding } from "../../store/pop-ups.ts";
import { readRefreshedAt } from "../../store/reading.ts";
import type { Store } from "../../store/store.ts";
import type { Page } from "../page.ts";
import { Announcer } from "./announcer.ts";
import { closeDeviceNotifications, DeviceNotifications } from "./device-notifications.ts";
import { Front } from "./front.ts";
import { notifying } from "./notifying.ts";
import { isPlayerBusy, onPlayerMoved } from "./player-busy.ts";
import { queueToasts, TOASTS_AT_ONCE } from "./toast-queue.ts";

/** Shoutouts that wait; more are in the list. */
const MOST_SHOUTOUTS = 20;
/** A list of this age or less, in ms, holds what came while the player was away. */
const UP_TO_DATE_MS = 60_000;
/** From one look to the next, in ms: a thousand events in a second are a few looks. */
const PACE_MS = 150;
/** Longest sleep before it is looked whether something expired, in ms: timers hold no more than 24 days. */
const LONGEST_SLEEP_MS = 60_000;

/**
 * Shows what the CRM means to be shown at once: messages as toasts, shoutouts as a dialog, one at a time, `inbox` ones as
 * quiet toasts. While no page of this inbox is in front the system shows them, if the player wants that; else they wait
 * for the player. What comes while the page is open waits for its turn, as it is claimed for good and would pop up
 * nowhere else.
 */
export class PopUps {
  /** Shoutouts that wait for the one on the screen, newest first. */
  #waiting: readonly SeenNotification[] = [];
  /** The message that was last opened from a pop-up: while it is read, no shoutout comes over it. */
  #reading: number | null = null;
  /** What came while the player was away has been taken. */
  #hasCaughtUp = false;
  /** One look at a time, and one that waits for it. */
  #look: Promise<void> = Promise.resolve();
  #nextLook: Promise<void> | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #expiry: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  #ends: readonly (() => void)[] = [];
  readonly #front: Front;
  readonly #device: DeviceNotifications;
  readonly #announcer: Announcer;

  constructor(
    readonly store: Store,
    readonly page: Page,
  ) {
    this.#device = new DeviceNotifications(store.name);
    this.#announcer = new Announcer((text) => page.set({ news: text }));
    this.#front = new Front(store.scope, () => this.#onFront());
  }

  /** It is known whose inbox this is: from here on it pops up. Resolves after the first look. */
  begin(): Promise<void> {
    const onFree = () => {
      if (this.#waiting.length > 0) void this.look();
    };
    this.#ends = [this.#front.watch(), onPlayerMoved(onFree)];
    return this.look();
  }

  /** Changes that come while it looks are looked at once more, together. Resolves when what was there then was looked at. */
  look(): Promise<void> {
    this.#nextLook ??= this.#look.then(async () => {
      const rest = this.#lookedAt + PACE_MS - performance.now();
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      this.#nextLook = null;
      this.#look = this.#lookOnce();
      return this.#look;
    });
    return this.#nextLook;
  }

  dismiss(id: number): void {
    const { shoutout } = this.page.state;
    this.#remove([id]);
    // The next one is shown only after a look at what became of it meanwhile.
    if (shoutout?.id === id) void this.look();
  }

  /** Out of sight, and still unread in the list. */
  hide(ids: readonly number[]): void {
    this.#remove(ids);
  }

  /** Out of the pop-up into the message. */
  read(id: number): void {
    this.#reading = id;
    this.#remove([id]);
  }

  close(): void {
    this.#isClosed = true;
    this.#waiting = [];
    clearTimeout(this.#expiry);
    for (const end of this.#ends) end();
    this.#announcer.close();
    this.page.set({ toasts: [], shoutout: null });
    closeDeviceNotifications(this.store.name).catch(warnOfDevice);
  }

  #onFront(): void {
    // What comes from now on came while the player was away.
    if (!this.#front.isHere) this.#hasCaughtUp = false;
    void this.look();
  }

  async #lookOnce(): Promise<void> {
    if (this.#isClosed) return;
    try {
      await this.#dropSettled();
      if (this.#front.isHere || (document.visibilityState === "visible" && notifying() !== "on")) await this.#take();
      else if (notifying() === "on" && !(await this.#front.isElsewhere())) await this.#handToDevice();
    } catch (error) {
      if (!this.#isClosed) console.warn("Pop-ups could not be read.", error);
    } finally {
      this.#lookedAt = performance.now();
    }
  }

  async #take(): Promise<void> {
    const isCatchingUp = !this.#hasCaughtUp;
    // Asked before the claim, and counted after it: what the refresh brought was away, too.
    const refreshedAt = isCatchingUp ? await readRefreshedAt(this.store) : null;
    const all = await claimPopUps(this.store, Date.now());
    if (refreshedAt !== null && Math.abs(Date.now() - refreshedAt) <= UP_TO_DATE_MS) this.#hasCaughtUp = true;
    if (this.#isClosed) return;
    const claimed = all.filter((seen) => seen.id !== this.page.state.opened?.id);
    const toasts = claimed.filter((seen) => seen.event !== "shoutout");
    const shoutouts = claimed.filter((seen) => seen.event === "shoutout");
    if (isCatchingUp) this.#queueSome(toasts, shoutouts);
    else this.#queue(toasts, shoutouts);
    this.#showNext();
    this.#sleepUntilExpiry();
  }

  /** Claimed as by a page, so no page shows it again; where the system cannot show it, it waits for the player. */
  async #handToDevice(): Promise<void> {
    if (!(await this.#device.canShow())) return;
    const claimed = await claimPopUps(this.store, Date.now());
    if (this.#isClosed) return;
    await this.#device.show(claimed).catch(warnOfDevice);
    await this.#clearIfClosed();
  }

  /** The player may have signed out while the system was asked. */
  async #clearIfClosed(): Promise<void> {
    if (this.#isClosed) await closeDeviceNotifications(this.store.name).catch(warnOfDevice);
  }

  #queue(toasts: readonly SeenNotification[], shoutouts: readonly SeenNotification[]): void {
    this.#waiting = [...shoutouts, ...this.#waiting].slice(0, MOST_SHOUTOUTS);
    if (toasts.length === 0) return;
    this.page.set({ toasts: queueToasts(this.page.state.toasts, toasts) });
    this.#announcer.add(toasts);
  }

  /** No storm on load. The list, which is on the screen now, says by itself what a quiet one would. */
  #queueSome(toasts: readonly SeenNotification[], shoutouts: readonly SeenNotification[]): void {
    const { shoutout } = this.page.state;
    const hasShoutout = shoutout !== null || this.#waiting.length > 0;
    const room = Math.max(0, TOASTS_AT_ONCE - this.page.state.toasts.length);
    const messages = toasts.filter((seen) => seen.event === "message");
    this.#queue(messages.slice(0, room), hasShoutout ? [] : shoutouts.slice(0, 1));
  }

  #showNext(): void {
    const [next, ...others] = this.#waiting;
    const { shoutout, opened } = this.page.state;
    if (next === undefined || shoutout !== null || isPlayerBusy()) return;
    if (opened !== null && opened.id === this.#reading) return;
    this.#waiting = others;
    this.page.set({ shoutout: next });
  }

  #remove(ids: readonly number[]): void {
    if (ids.length === 0) return;
    const { toasts, shoutout } = this.page.state;
    this.#waiting = this.#waiting.filter((one) => !ids.includes(one.id));
    this.page.set({
      toasts: toasts.filter((toast) => !ids.includes(toast.id)),
      shoutout: shoutout !== null && ids.includes(shoutout.id) ? null : shoutout,
    });
  }

  get #shown(): readonly SeenNotification[] {
    const { toasts, shoutout } = this.page.state;
    return [...toasts, ...this.#waiting, ...(shoutout === null ? [] : [shoutout])];
  }

  /** Read, deleted or expired meanwhile, here or elsewhere. */
  async #dropSettled(): Promise<void> {
    const onDevice = await this.#device.ids().catch(() => []);
    const here = this.#shown.map(({ id }) => id);
    if (here.length + onDevice.length === 0) return;
    const standing = await readStanding(this.store, [...here, ...onDevice], Date.now());
    this.#remove(here.filter((id) => !standing.has(id)));
    if (onDevice.length === 0) return;
    await this.#device.keepOnly(standing).catch(warnOfDevice);
    await this.#clearIfClosed();
  }

  #sleepUntilExpiry(): void {
    clearTimeout(this.#expiry);
    const expiries = this.#shown.flatMap(({ expires }) => (expires === null ? [] : [expires - Date.now()]));
    if (expiries.length === 0) return;
    this.#expiry = setTimeout(() => void this.look(), Math.max(0, Math.min(LONGEST_SLEEP_MS, ...expiries)));
  }
}

/** Blocked since, or the system is out of order: it is in the list. */
function warnOfDevice(error: unknown): void {
  console.warn("The system's notifications could not be changed.", error);
}
