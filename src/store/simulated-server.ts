import type { IntentKind } from "../model/intent.ts";
import type { FullNotification } from "../model/notification.ts";
import type { Outcome } from "../model/outcome.ts";
import { serverRow } from "./testing.ts";

/** What happens to a request on its way, besides an honest answer. */
export type Weather =
  | "fine"
  | "answer-lost"
  | "request-lost"
  | "broken"
  | "broken-after-all"
  | "gateway-lost"
  | "refused"
  | "signed-out";

/** Fasttrack, as far as its promises go, with every earlier list remembered: a replica may answer with one of those. */
export class SimulatedServer {
  #rows = new Map<number, FullNotification>();
  readonly #lists: FullNotification[][] = [[]];
  #lastId = 0;

  get rows(): readonly FullNotification[] {
    return [...this.#rows.values()];
  }

  /** @param staleness how many changes ago */
  list(staleness: number): readonly FullNotification[] {
    return this.#lists[Math.max(0, this.#lists.length - 1 - staleness)] ?? [];
  }

  /** A new message; two of them may have the same date. */
  post(): FullNotification {
    this.#lastId += 1;
    const row = serverRow(this.#lastId, { date: 1_000_000 + Math.floor(this.#lastId / 2), event: "message" });
    return this.#put(row);
  }

  edit(id: number): void {
    const row = this.#rows.get(id);
    if (row !== undefined)
      this.#put({ ...row, notification: { ...row.notification, title: `Edit ${this.#lists.length}` } });
  }

  isRead(id: number): boolean | undefined {
    return this.#rows.get(id)?.notification.isRead;
  }

  /** @returns what the client sees of it */
  request(kind: IntentKind, id: number, weather: Weather): Outcome<unknown> {
    if (weather === "request-lost") return { type: "unreachable", reason: "network" };
    if (weather === "broken") return { type: "status", status: 500, retryAfterMs: null };
    if (weather === "gateway-lost") return { type: "status", status: 404, retryAfterMs: null };
    if (weather === "signed-out") return { type: "status", status: 401, retryAfterMs: null };
    if (weather === "refused") return { type: "refused", errors: ["Not this one"] };
    const isDone = this.apply(kind, id);
    if (weather === "answer-lost") return { type: "unreachable", reason: "timeout" };
    if (weather === "broken-after-all") return { type: "status", status: 502, retryAfterMs: null };
    return isDone
      ? { type: "success", value: true }
      : { type: "status", status: 404, retryAfterMs: null, isOwnWord: true };
  }

  /** Also what another device does. */
  apply(kind: IntentKind, id: number): boolean {
    const row = this.#rows.get(id);
    if (row === undefined) return false;
    if (kind === "delete") {
      this.#rows.delete(id);
      this.#lists.push([...this.rows]);
    } else if (!row.notification.isRead) {
      this.#put({ ...row, notification: { ...row.notification, isRead: true } });
    }
    return true;
  }

  #put(row: FullNotification): FullNotification {
    this.#rows.set(row.notification.id, row);
    this.#lists.push([...this.rows]);
    return row;
  }
}
