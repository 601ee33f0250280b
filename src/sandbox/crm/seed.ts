import type { MessageIds } from "./message-ids.ts";
import type { GuideRow } from "./row.ts";
import { SEED_COPY, type SeedCopy } from "./seed-copy.ts";
import { wireDate } from "./wire-date.ts";

/** What an inbox is filled with. */
export interface SeedOrder {
  readonly userId: number;
  readonly count: number;
  /** The guide's test user has the message 1234 that the guide's page marks and deletes. */
  readonly isTestUser: boolean;
  readonly now: number;
  readonly ids: MessageIds;
  readonly imageOrigin: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const GUIDE_MESSAGE_ID = 1234;
/** The newest row is this old; a small inbox goes back some forty days and a huge one two years. */
const NEWEST = 12 * MINUTE;
const STEP = 40 * 60 * MINUTE;
const LONGEST = 700 * DAY;
/** Of an inbox this small, most rows are of the last days, as in a real one. */
const SMALL = 100;

/** A small generator of stable pseudo-random numbers in [0, 1) (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(rows: GuideRow[], random: () => number): GuideRow[] {
  for (let last = rows.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(random() * (last + 1));
    const [a, b] = [rows[last], rows[pick]];
    if (a === undefined || b === undefined) continue;
    rows[last] = b;
    rows[pick] = a;
  }
  return rows;
}

function rowFrom(copy: SeedCopy, order: SeedOrder, index: number, id: number, random: () => number): GuideRow {
  const span = Math.min(STEP * order.count, LONGEST);
  const age = NEWEST + span * (index / order.count) ** (order.count <= SMALL ? 1.8 : 1);
  const lap = Math.floor(index / SEED_COPY.length);
  const picture = (name: string) => `${order.imageOrigin}/sandbox/images/${name}.svg`;
  return {
    MessageId: id,
    UserId: order.userId,
    Event: copy.event,
    Title: lap === 0 ? copy.title : `${copy.title} · ${lap + 1}`,
    Message: copy.message.replaceAll(/\{image:([a-z0-9-]+)\}/g, (_, name: string) => picture(name)),
    PreviewText: copy.preview,
    FooterText: copy.footer ?? "",
    Data: copy.data ?? { OverrideCommunicationStatus: "" },
    CTAButtonLink: copy.buttons?.[0]?.link ?? "",
    CTAButtonText: copy.buttons?.[0]?.text ?? "",
    CTAButton2Link: copy.buttons?.[1]?.link ?? "",
    CTAButton2Text: copy.buttons?.[1]?.text ?? "",
    ImageUrl: copy.image === undefined ? "" : picture(copy.image),
    IsRead: lap === 0 ? copy.read : random() < 0.7,
    DisplayType: copy.display,
    Date: wireDate(order.now - age),
    Expires: wireDate(order.now + (copy.expiresIn ?? 30 * DAY + index * MINUTE)),
  };
}

/**
 * The rows of a fresh inbox: believable, the same for every user but for ids and dates, and in an order that is neither
 * newest nor oldest first. Ids rise with the dates.
 */
export function seedRows(order: SeedOrder): readonly GuideRow[] {
  const random = randomFrom(order.userId);
  const rows: GuideRow[] = [];
  for (let index = order.count - 1; index >= 0; index -= 1) {
    const copy = SEED_COPY[index % SEED_COPY.length];
    if (copy === undefined) continue;
    rows.push(rowFrom(copy, order, index, order.ids.next(), random));
  }
  const newest = rows.at(-1);
  if (order.isTestUser && newest !== undefined) newest.MessageId = GUIDE_MESSAGE_ID;
  return shuffle(rows, random);
}
