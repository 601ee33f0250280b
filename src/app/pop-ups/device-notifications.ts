import { clip } from "../../model/plain-text.ts";
import type { SeenNotification } from "../../model/seen.ts";
import {
  type DeviceNotification,
  deviceTag,
  READ_ACTION,
  readDeviceNotification,
} from "../../sync/device-notification.ts";
import { say } from "../language/say.ts";
import { strings } from "../strings.ts";
import { lateStrings } from "../ui/late-strings.ts";

/** More than these are one together: a campaign is no reason to fill the player's screen. */
const MOST_ALONE = 3;
/** Lines of the one that stands for many, and characters of each. */
const LINES = 3;
const LINE_LENGTH = 60;
/** Characters of one that stands alone: no system shows more. */
const BODY_LENGTH = 300;
/** One that stands for many makes itself heard again after this, ms. */
const QUIET_MS = 30_000;
/** Of the page, so it is there without a network, and no message can name another. */
const ICON = "./icons/icon-192.png";

/** What TypeScript's library leaves out. */
interface ShowOptions extends NotificationOptions {
  readonly renotify?: boolean;
  readonly timestamp?: number;
  readonly actions?: readonly { readonly action: string; readonly title: string }[];
}

interface Shown extends DeviceNotification {
  readonly notification: Notification;
}

/** The system's notifications of one player. What is shown is asked of the system each time, which knows best. */
export class DeviceNotifications {
  #heardAt = Number.NEGATIVE_INFINITY;

  constructor(readonly database: string) {}

  /** Only a service worker can: there is none at first, nor in private windows of some browsers. */
  async canShow(): Promise<boolean> {
    return (await navigator.serviceWorker?.getRegistration())?.active?.state === "activated";
  }

  /** @param news newest first */
  async show(news: readonly SeenNotification[]): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration === undefined || news.length === 0) return;
    const shown = await shownOf(registration, this.database);
    const ids = [...new Set([...news.map(({ id }) => id), ...shown.flatMap((one) => one.ids)])];
    if (ids.length <= MOST_ALONE) {
      for (const one of [...news].reverse()) await this.#showOne(registration, one);
      return;
    }
    const titles = [...news.map(titleOf), ...shown.flatMap((one) => linesOf(one))];
    await this.#showMany(registration, ids, titles);
    for (const { notification, ids } of shown) if (ids.length === 1) notification.close();
  }

  /** The messages that the system shows. */
  async ids(): Promise<number[]> {
    const registration = await navigator.serviceWorker?.getRegistration();
    return registration === undefined ? [] : (await shownOf(registration, this.database)).flatMap(({ ids }) => ids);
  }

  /** @param standing those that are still news; what was read or deleted meanwhile goes */
  async keepOnly(standing: ReadonlySet<number>): Promise<void> {
    const registration = await navigator.serviceWorker?.getRegistration();
    if (registration === undefined) return;
    for (const one of await shownOf(registration, this.database)) {
      const left = one.ids.filter((id) => standing.has(id));
      if (left.length === 0) one.notification.close();
      else if (left.length < one.ids.length) await this.#showMany(registration, left, linesOf(one), true);
    }
  }

  async #showOne(registration: ServiceWorkerRegistration, seen: SeenNotification): Promise<void> {
    const options: ShowOptions = {
      ...this.#common(seen.event === "inbox"),
      tag: deviceTag(this.database, seen.id),
      data: { ids: [seen.id] },
      body: clip(seen.preview, BODY_LENGTH),
      ...(seen.date === null ? {} : { timestamp: seen.date }),
      actions: [{ action: READ_ACTION, title: strings.markRead }],
    };
    await registration.showNotification(titleOf(seen), options);
  }

  async #showMany(
    registration: ServiceWorkerRegistration,
    ids: readonly number[],
    titles: readonly string[],
    isSilent = performance.now() - this.#heardAt < QUIET_MS,
  ): Promise<void> {
    if (!isSilent) this.#heardAt = performance.now();
    const options: ShowOptions = {
      ...this.#common(isSilent),
      tag: deviceTag(this.database, "many"),
      data: { ids },
      renotify: !isSilent,
      body: titles
        .slice(0, LINES)
        .map((title) => clip(title, LINE_LENGTH))
        .join("\n"),
    };
    await registration.showNotification(say(lateStrings.newOnes, { count: ids.length }), options);
  }

  #common(isSilent: boolean): NotificationOptions {
    return { icon: ICON, badge: ICON, dir: "auto", lang: document.documentElement.lang, silent: isSilent };
  }
}

/** Nothing of a player stays on the screen once that player is gone (invariant 18). */
export async function closeDeviceNotifications(database: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration === undefined) return;
  for (const { notification } of await shownOf(registration, database)) notification.close();
}

async function shownOf(registration: ServiceWorkerRegistration, database: string): Promise<Shown[]> {
  if (!("getNotifications" in registration)) return [];
  return (await registration.getNotifications()).flatMap((notification) => {
    const read = readDeviceNotification(notification.tag, notification.data);
    return read?.database === database ? [{ ...read, notification }] : [];
  });
}

const titleOf = ({ title }: SeenNotification) => title || strings.untitled;

/** What it says in the words of its messages. */
function linesOf({ ids, notification }: Shown): string[] {
  return ids.length === 1 ? [notification.title] : notification.body.split("\n");
}
