import type { IntentKind } from "../model/intent.ts";
import type { FullNotification } from "../model/notification.ts";
import type { Outcome } from "../model/outcome.ts";
import { callFasttrack } from "./http.ts";
import { idOf, isRecord } from "./json.ts";
import { type ParsedRow, parseRow } from "./row.ts";
import { endpoint } from "./urls.ts";

/** Where and as whom to call. The token is read anew for every call. */
export interface Access {
  readonly fusionUrl: string;
  readonly userId: number;
  readonly token: string;
}

export interface Listing {
  readonly rows: readonly FullNotification[];
  /** How many rows could not be used, by what was wrong with them. */
  readonly bad: ReadonlyMap<string, number>;
  /** The ids of those, where they have any. */
  readonly badIds: readonly number[];
  /** `Data` was null, which may be nothing or nothing said, or some rows could not be used: something may be missing. */
  readonly isVague: boolean;
}

/** A list of 50,000 rows on a slow line takes its time; a dead line is found out by the other calls. */
const LIST_TIMEOUT_MS = 60_000;
const CALL_TIMEOUT_MS = 15_000;

/** Everything that the server has for the user, newest or not, read or not (guide, step 4). */
export async function fetchList({ fusionUrl, userId, token }: Access): Promise<Outcome<Listing>> {
  const url = endpoint(fusionUrl, "Notifications/v2/user-notifications?unread-only=false&inbox-only=false");
  const outcome = await callFasttrack({ url, token, timeoutMs: LIST_TIMEOUT_MS });
  if (outcome.type !== "success") return outcome;
  if (outcome.value === null)
    return { type: "success", value: { rows: [], bad: new Map(), badIds: [], isVague: true } };
  if (!Array.isArray(outcome.value)) return { type: "unreachable", reason: "not-json" };
  const listing = parseList(outcome.value, userId);
  // Another user's, from some cache on the way, or nonsense: nobody's inbox is empty for that.
  const foreign = listing.bad.get("of another user") ?? 0;
  const isOurs = outcome.value.length === 0 || listing.rows.length > foreign;
  return isOurs ? { type: "success", value: listing } : { type: "unreachable", reason: "not-json" };
}

/** Skips bad rows and counts them; of rows with one id the last wins, read if any of them is. */
export function parseList(values: readonly unknown[], userId: number): Listing {
  const rows = new Map<number, FullNotification>();
  const bad = new Map<string, number>();
  const badIds: number[] = [];
  for (const value of values) {
    const parsed = parseRow(value, userId);
    if (parsed.type === "bad") {
      bad.set(parsed.problem, (bad.get(parsed.problem) ?? 0) + 1);
      const id = isRecord(value) ? idOf(value.MessageId) : null;
      if (id !== null) badIds.push(id);
      continue;
    }
    const { row } = parsed;
    const twin = rows.get(row.notification.id);
    const isRead = row.notification.isRead || twin?.notification.isRead === true;
    rows.set(row.notification.id, { ...row, notification: { ...row.notification, isRead } });
  }
  return { rows: [...rows.values()], bad, badIds, isVague: bad.size > 0 };
}

/** One notification, for a live event that came without its body. */
export async function fetchOne({ fusionUrl, userId, token }: Access, id: number): Promise<Outcome<ParsedRow>> {
  const url = endpoint(fusionUrl, `Notifications/v2/user-notification/${id}`);
  const outcome = await callFasttrack({ url, token, timeoutMs: CALL_TIMEOUT_MS });
  if (outcome.type !== "success") return outcome;
  const value: unknown = Array.isArray(outcome.value) ? outcome.value[0] : outcome.value;
  return { type: "success", value: parseRow(value, userId) };
}

/** Sends one intent (guide, step 5). No content type: it keeps the CORS preflight to the one `authtoken` header. */
export async function sendIntent(access: Access, kind: IntentKind, messageId: number): Promise<Outcome<unknown>> {
  const { fusionUrl, token } = access;
  return kind === "read"
    ? callFasttrack({
        url: endpoint(fusionUrl, "Notifications/MarkNotificationAsRead"),
        method: "POST",
        body: JSON.stringify({ MessageId: messageId }),
        token,
        timeoutMs: CALL_TIMEOUT_MS,
      })
    : callFasttrack({
        url: endpoint(fusionUrl, `Notifications/v2/user-notification/${messageId}`),
        method: "DELETE",
        token,
        timeoutMs: CALL_TIMEOUT_MS,
      });
}

/**
 * Whether the token itself is still good, asked by the smallest list. A mutation's `Success: false` may mean either; its
 * texts are not documented, so they are not looked at.
 */
export async function probeToken({ fusionUrl, token }: Access): Promise<Outcome<unknown>> {
  const url = endpoint(fusionUrl, "Notifications/v2/user-notifications?unread-only=true&inbox-only=true");
  return callFasttrack({ url, token, timeoutMs: CALL_TIMEOUT_MS });
}
