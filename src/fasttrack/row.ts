import { pictureLink } from "../model/html-link.ts";
import { httpUrl } from "../model/http-url.ts";
import type { CallToAction, FullNotification, NotificationEvent } from "../model/notification.ts";
import { oneLine } from "../model/one-line.ts";
import { clip, cut } from "../model/plain-text.ts";
import { parseDate } from "./dates.ts";
import { pictureSources, previewOf } from "./html-text.ts";
import { idOf, isRecord, textOf } from "./json.ts";

/** Characters that are kept of a text. More is a mistake or an attack, and would freeze the list that shows it. */
const MOST = { title: 1_000, preview: 1_000, button: 200, footer: 20_000 };

export type ParsedRow =
  | { readonly type: "row"; readonly row: FullNotification }
  | { readonly type: "bad"; readonly problem: "not an object" | "no usable MessageId" | "of another user" };

/**
 * Reads one row of the API or one live event (vendor's guide, step 4). Only a row that cannot be told apart from others
 * or is not this user's is bad; any other missing or wrong-typed field falls back to nothing.
 *
 * @param eventName the live event's name, where the row came as one: its `Event` may be missing
 */
export function parseRow(value: unknown, userId: number, eventName?: string): ParsedRow {
  if (!isRecord(value)) return { type: "bad", problem: "not an object" };
  const id = idOf(value.MessageId);
  if (id === null) return { type: "bad", problem: "no usable MessageId" };
  const isOwn = value.UserId === undefined || value.UserId === null || idOf(value.UserId) === userId;
  if (!isOwn) return { type: "bad", problem: "of another user" };
  const body = typeof value.Message === "string" ? value.Message : "";
  const image = pictureUrl(value.ImageUrl);
  const inBody = pictureSources(body).map(pictureUrl);
  return {
    type: "row",
    row: {
      body,
      notification: {
        id,
        event: eventOf(value.Event) ?? eventOf(eventName) ?? "inbox",
        display: value.DisplayType === "silent" ? "silent" : "push",
        title: shortText(value.Title, MOST.title),
        preview: shortText(value.PreviewText, MOST.preview) || previewOf(body),
        // May be HTML, in which a sign at its end would land anywhere.
        footer: cut(textOf(value.FooterText), MOST.footer),
        buttons: buttonsOf(value),
        image,
        pictures: [...new Set([image, ...inBody])].filter((url) => url !== null),
        isRead: value.IsRead === true,
        date: parseDate(value.Date),
        expires: parseDate(value.Expires),
      },
    },
  };
}

function pictureUrl(address: unknown): string | null {
  return pictureLink(address, globalThis.location?.protocol);
}

function shortText(value: unknown, most: number): string {
  return oneLine(textOf(value), (text) => clip(text, most));
}

function eventOf(value: unknown): NotificationEvent | null {
  return value === "shoutout" || value === "message" || value === "inbox" ? value : null;
}

function buttonsOf(value: Readonly<Record<string, unknown>>): CallToAction[] {
  const pairs = [
    [value.CTAButtonText, value.CTAButtonLink],
    [value.CTAButton2Text, value.CTAButton2Link],
  ];
  return pairs.flatMap(([text, link]) => {
    const href = httpUrl(link);
    // A text without a link has nothing to do; a link without a text is named by where it leads.
    return href === null
      ? []
      : [{ href, text: shortText(text, MOST.button) || clip(new URL(href).hostname, MOST.button) }];
  });
}
