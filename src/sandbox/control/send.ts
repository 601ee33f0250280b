import { type LiveShape, livePayload, OVERSIZE } from "../crm/live-payload.ts";
import type { Row } from "../crm/row.ts";
import type { User } from "../crm/user.ts";
import { wireDate } from "../crm/wire-date.ts";
import { Fields } from "../http/fields.ts";
import type { World } from "../world.ts";
import { userIn } from "./who.ts";

/** More notifications than this are not sent in one request. */
const MAX_COUNT = 100_000;
const THIRTY_DAYS = 30 * 86_400_000;

/** Everything that the control API's `send` can say. */
interface Order {
  readonly user: User;
  /** The row's fields but for its id and, in a series, its title. */
  readonly row: Row;
  readonly title: string;
  readonly raw: Row;
  readonly omit: readonly string[];
  readonly count: number;
  readonly live: boolean | "only";
  readonly eventName: string | undefined;
  readonly liveShape: LiveShape;
}

function textOrNull(fields: Fields, name: string): string | null | undefined {
  return fields.any(name) === null ? null : fields.string(name);
}

function parseLive(fields: Fields): boolean | "only" {
  const value = fields.any("live");
  if (value === undefined) return true;
  if (typeof value === "boolean" || value === "only") return value;
  throw fields.wrong("live", 'true, false or "only"');
}

function parseOrder(world: World, value: unknown): Order {
  const fields = new Fields(value, "send");
  const user = userIn(world, fields);
  const now = world.now();
  const order: Order = {
    user,
    title: fields.string("title") ?? "A word from Aurora",
    row: {
      UserId: user.id,
      Event: fields.string("event") ?? "inbox",
      Message: fields.string("message") ?? "<p>This was sent from the sandbox.</p>",
      PreviewText: fields.string("previewText") ?? "This was sent from the sandbox.",
      FooterText: fields.string("footerText") ?? "",
      Data: fields.object("data") ?? { OverrideCommunicationStatus: "" },
      CTAButtonLink: fields.string("ctaButtonLink") ?? "",
      CTAButtonText: fields.string("ctaButtonText") ?? "",
      CTAButton2Link: fields.string("ctaButton2Link") ?? "",
      CTAButton2Text: fields.string("ctaButton2Text") ?? "",
      ImageUrl: fields.string("imageUrl") ?? "",
      IsRead: fields.boolean("isRead") ?? false,
      DisplayType: fields.string("displayType") ?? "push",
      Date: fields.has("date") ? textOrNull(fields, "date") : wireDate(now),
      Expires: fields.has("expires") ? textOrNull(fields, "expires") : wireDate(now + THIRTY_DAYS),
    },
    raw: fields.object("raw") ?? {},
    omit: fields.strings("omit") ?? [],
    count: fields.integer("count", 1, MAX_COUNT) ?? 1,
    live: parseLive(fields),
    eventName: fields.string("eventName"),
    liveShape: {
      overrides: fields.object("liveOverrides") ?? {},
      omit: fields.strings("liveOmit") ?? [],
      oversize: fields.oneOf("oversize", OVERSIZE) ?? "absent",
    },
  };
  fields.done();
  return order;
}

function buildRow(order: Order, id: number, number: number): Row {
  const title = order.count === 1 ? order.title : `${order.title} ${number}`;
  const whole = { MessageId: id, Title: title, ...order.row, ...order.raw };
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !order.omit.includes(name)));
}

/**
 * Sends one notification or a series, as the CRM would: stored in the user's inbox and announced by a live event that is
 * named after the row's `Event`. Resolves when every event was handed over.
 */
export async function send(world: World, value: unknown) {
  const order = parseOrder(world, value);
  const rows = Array.from({ length: order.count }, (_, index) => buildRow(order, world.ids.next(), index + 1));
  if (order.live !== "only") order.user.mailbox.add(rows);
  if (order.live !== false) {
    for (const row of rows) {
      const event = order.eventName ?? (typeof row.Event === "string" ? row.Event : "inbox");
      await world.live.trigger(order.user.channel, event, livePayload(row, order.liveShape));
    }
  }
  return { messageIds: rows.map((row) => row.MessageId ?? null), rows };
}
