import type { InboxState } from "../../embed/api.ts";
import type { FromFrame } from "../../embed/protocol.ts";
import { orderOf } from "../../model/notification.ts";
import { compareOrders, type Order } from "../../store/listing.ts";
import type { View } from "../../store/view.ts";
import { look } from "../brand/look.ts";
import { say } from "../language/say.ts";
import type { AppState } from "../state.ts";
import { strings } from "../strings.ts";
import type { HostLink } from "./host-link.ts";

/** Behind every row. */
const END: Order = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Tells the page around how things are, each thing once. Only the frame over the page does: the others show the same. */
export class Report {
  readonly #told = new Map<keyof FromFrame, string>();
  /** What arrived before is no news. */
  #newest: Order | null = null;
  #isOpen = false;

  constructor(readonly link: HostLink) {}

  tell(state: AppState): void {
    const { phase, view, connection } = state;
    // Nothing known yet; but whose inbox was left is not counted any more.
    const isOpening = phase === "opening" || (phase === "inbox" && view === null);
    if (isOpening && !this.#isOpen) return;
    const pending = view?.pending ?? 0;
    this.#tell("state", { connection, pending } satisfies InboxState);
    this.#tellUnread(view?.unread ?? 0);
    const mistake = state.notices.find((notice) => notice.type === "configuration");
    if (mistake !== undefined)
      this.#tell("error", { code: "configuration", message: mistake.problem, remedy: mistake.remedy });
    const { refusal } = state;
    if (refusal) this.#tell("error", { code: "sid-refused", message: refusal.message, remedy: refusal.remedy });
    if (view === null) {
      // Nobody's inbox is open: the next one may be another player's.
      this.#newest = null;
    } else {
      if (view.filter === "all") this.#tellArrivals(view);
      if (!this.#isOpen) this.link.post("ready", null);
    }
    this.#isOpen = view !== null;
  }

  #tellUnread(count: number): void {
    const name = look.name ?? strings.appName;
    this.#tell("unread", { count, label: count > 0 ? `${name}, ${say(strings.unreadCount, { count })}` : name });
  }

  #tellArrivals({ rows, refreshedAt }: View): void {
    const newest = this.#newest;
    for (const row of [...rows].reverse()) {
      if (newest === null || compareOrders(orderOf(row), newest) >= 0 || row.isRead) continue;
      const { id, title, preview, event } = row;
      this.link.post("notification", { id, title, preview, kind: event });
    }
    const [first] = rows;
    if (first !== undefined && (newest === null || compareOrders(orderOf(first), newest) < 0))
      this.#newest = orderOf(first);
    // Where there was none, the next one is news.
    if (first === undefined && refreshedAt !== null) this.#newest ??= END;
  }

  #tell<Type extends keyof FromFrame>(type: Type, detail: FromFrame[Type]): void {
    const text = JSON.stringify(detail);
    if (this.#told.get(type) === text) return;
    this.#told.set(type, text);
    this.link.post(type, detail);
  }
}
