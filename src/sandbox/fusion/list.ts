import { listBody } from "../crm/list-cache.ts";
import type { Row } from "../crm/row.ts";
import { hereOf } from "../hosts.ts";
import type { Answer } from "../http/answer.ts";
import { withCors } from "../http/cors.ts";
import { headerOf } from "../http/exchange.ts";
import { type Call, notAuthenticated } from "./call.ts";
import { seenFrom } from "./pictures.ts";

/** Smaller bodies are not worth compressing. */
const WORTH_COMPRESSING_BYTES = 1024;

/** Lists the notifications: all, only the unread, only those of the event `inbox`, or both. */
export async function list({ caller, exchange, plan }: Call): Promise<Answer> {
  const { user } = caller;
  if (user === undefined) return notAuthenticated();
  const flag = (name: string) => exchange.url.searchParams.get(name)?.toLowerCase() === "true";
  const [unreadOnly, inboxOnly] = [flag("unread-only"), flag("inbox-only")];
  const here = hereOf(exchange.request);
  const wanted = (row: Row) => (!unreadOnly || row.IsRead !== true) && (!inboxOnly || row.Event === "inbox");
  const build = (rows: readonly Row[]) =>
    listBody(seenFrom(here, unreadOnly || inboxOnly ? rows.filter(wanted) : rows));
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };

  const staleRows = plan.rowsOf(user);
  if (staleRows !== undefined) return withCors({ status: 200, headers, body: build(staleRows) });

  const { mailbox, lists } = user;
  const key = `${here.hostname} ${unreadOnly} ${inboxOnly}`;
  const version = mailbox.version;
  const body = lists.body(key, version, () => build(mailbox.rows));
  const takesGzip = /\bgzip\b/.test(headerOf(exchange.request, "accept-encoding") ?? "");
  if (!takesGzip || body.length < WORTH_COMPRESSING_BYTES) return withCors({ status: 200, headers, body });
  const zipped = await lists.zipped(key, version, () => body);
  const zippedHeaders = { ...headers, "content-encoding": "gzip", vary: "accept-encoding" };
  return withCors({ status: 200, headers: zippedHeaders, body: zipped });
}
