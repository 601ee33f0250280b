import { expect } from "vitest";
import { backoffMs } from "../model/backoff.ts";
import { type Intent, type IntentKind, LONGEST_WAIT_MS, UNDO_MS } from "../model/intent.ts";
import type { FullNotification } from "../model/notification.ts";
import { judge, type Outcome } from "../model/outcome.ts";
import { applyRow } from "./live-row.ts";
import {
  addIntents,
  claimIntent,
  discardIntent,
  endBackoffs,
  readOutbox,
  retryIntent,
  undoDeletes,
  updateIntent,
} from "./outbox.ts";
import { settleIntent } from "./settle.ts";
import type { SimulatedServer, Weather } from "./simulated-server.ts";
import { applySnapshot, askSnapshot, type Snapshot } from "./snapshot.ts";
import { closeStore, openStore, type Store } from "./store.ts";
import { NOW, recount, viewOf } from "./testing.ts";

/** One device: the real store, everything that is on its way to and from the server, and what its player has a right to. */
export class SimulatedPlayer {
  #store: Store;
  readonly #events: FullNotification[] = [];
  #snapshots: Snapshot[] = [];
  #now = NOW;
  #answers: { readonly intent: Intent; readonly outcome: Outcome<unknown> }[] = [];
  /** Never to be seen again, and never to be seen unread again. */
  readonly #deleted = new Set<number>();
  readonly #read = new Set<number>();

  constructor(
    readonly name: string,
    readonly server: SimulatedServer,
  ) {
    this.#store = openStore(name);
  }

  get store(): Store {
    return this.#store;
  }

  async tap(kind: IntentKind, place: number, isCrashing: boolean): Promise<void> {
    const { rows } = await viewOf(this.#store);
    const row = rows[place % rows.length];
    if (row === undefined) return;
    const wanted = this.#claims(kind);
    // A crash may come before it was stored: then it was not shown as done either.
    const tapping = addIntents(this.#store, kind, [row.id], this.#now).then(() => wanted.add(row.id));
    await this.#finish(tapping, isCrashing);
  }

  async undo(place: number): Promise<void> {
    const ids = [...this.#deleted];
    const id = ids[place % ids.length];
    if (id === undefined) return;
    for (const back of await undoDeletes(this.#store, [id], this.#now)) this.#deleted.delete(back);
  }

  /** An undo that is taken back at once. A message that a stale list dropped is not there to be deleted again. */
  async deleteAfterAll(place: number): Promise<void> {
    const ids = [...this.#deleted];
    const id = ids[place % ids.length];
    if (id === undefined) return;
    for (const back of await undoDeletes(this.#store, [id], this.#now)) this.#deleted.delete(back);
    for (const gone of await addIntents(this.#store, "delete", [id], this.#now)) this.#deleted.add(gone);
  }

  receiveLater(row: FullNotification): void {
    this.#events.push(row);
  }

  /** @param isDoubled it will come once more */
  async receive(place: number, isDoubled: boolean): Promise<void> {
    const [row] = take(this.#events, place, isDoubled);
    if (row !== undefined) await applyRow(this.#store, row, "event");
  }

  async ask(staleness: number): Promise<void> {
    const ask = await askSnapshot(this.#store);
    this.#snapshots.push({ ask, rows: this.server.list(staleness), receivedAt: NOW });
  }

  async apply(place: number, isDoubled: boolean, isCrashing: boolean): Promise<void> {
    const [snapshot] = take(this.#snapshots, place, isDoubled);
    if (snapshot !== undefined) await this.#finish(applySnapshot(this.#store, snapshot), isCrashing);
  }

  /** @param isSlow the answer comes later */
  async send(place: number, weather: Weather, isSlow: boolean): Promise<void> {
    const waiting = (await readOutbox(this.#store)).filter((intent) => intent.state !== "parked");
    const chosen = waiting[place % waiting.length];
    const intent = chosen === undefined ? null : await claimIntent(this.#store, chosen.id, this.#now + UNDO_MS);
    if (intent === null) return;
    this.#answers.push({ intent, outcome: this.server.request(intent.kind, intent.messageId, weather) });
    if (!isSlow) await this.answer(this.#answers.length - 1, false);
  }

  async answer(place: number, isCrashing: boolean): Promise<void> {
    const [answer] = take(this.#answers, place, false);
    if (answer === undefined) return;
    const { intent, outcome } = answer;
    const verdict = judge(intent.kind, outcome);
    if (verdict.type === "done" || verdict.type === "gone") {
      // A message that the server never heard of may come back, and as the server says.
      if (verdict.type === "gone" && intent.failures === 0) this.#claims(intent.kind).delete(intent.messageId);
      return this.#finish(settleIntent(this.#store, intent, verdict.type), isCrashing);
    }
    if (verdict.type !== "refuse") {
      const failures = intent.failures + 1;
      const isBackingOff = verdict.type === "retry" || verdict.type === "missing";
      const backoff = isBackingOff ? { failures, notBefore: this.#now + backoffMs(failures, 0.9) } : {};
      return this.#finish(updateIntent(this.#store, intent.id, { state: "waiting", ...backoff }), isCrashing);
    }
    await updateIntent(this.#store, intent.id, { state: "parked", problem: verdict.problem });
    this.#claims(intent.kind).delete(intent.messageId);
  }

  async decide(place: number, isRetry: boolean): Promise<void> {
    const parked = (await readOutbox(this.#store)).filter((intent) => intent.state === "parked");
    const intent = parked[place % parked.length];
    if (intent === undefined) return;
    if (!isRetry) return discardIntent(this.#store, intent.id);
    await retryIntent(this.#store, intent.id, this.#now);
    this.#claims(intent.kind).add(intent.messageId);
  }

  /** Back online. */
  resume(): Promise<void> {
    return endBackoffs(this.#store, this.#now);
  }

  setClock(ahead: number): void {
    this.#now = NOW + ahead;
  }

  /** What was on its way is lost; what was stored is not. */
  async crash(): Promise<void> {
    closeStore(this.#store);
    this.#store = openStore(this.name);
    this.#snapshots = [];
    this.#answers = [];
  }

  /** Everything that must hold at any moment. */
  async check(): Promise<void> {
    const { rows, unread } = await viewOf(this.#store);
    const outbox = await readOutbox(this.#store);
    const waits = (id: number, kind: IntentKind) =>
      outbox.some((intent) => intent.messageId === id && intent.kind === kind);
    expect(unread, "the unread count and the list").toBe(rows.filter((row) => !row.isRead).length);
    expect(unread, "the unread count and the stored rows").toBe(await recount(this.#store));
    for (const id of this.#deleted) {
      expect(
        rows.some((row) => row.id === id),
        `message ${id} was deleted and is back`,
      ).toBe(false);
      const isKept = waits(id, "delete") || this.server.isRead(id) === undefined;
      expect(isKept, `the delete of message ${id} was lost`).toBe(true);
    }
    for (const id of this.#read) {
      expect(
        rows.some((row) => row.id === id && !row.isRead),
        `message ${id} was read and is unread`,
      ).toBe(false);
      const isKept = waits(id, "read") || waits(id, "delete") || this.server.isRead(id) !== false;
      expect(isKept, `the read of message ${id} was lost`).toBe(true);
    }
  }

  /** An honest network at last. */
  async settleEverything(): Promise<void> {
    while (this.#answers.length > 0) await this.answer(0, false);
    for (;;) {
      const waiting = (await readOutbox(this.#store)).filter((intent) => intent.state !== "parked");
      if (waiting.length === 0) break;
      await this.send(0, "fine", false);
      await this.check();
      this.#now += LONGEST_WAIT_MS;
    }
    // The first list may be behind a live event, for all that the device knows.
    for (let lists = 0; lists < 2; lists++) {
      await this.ask(0);
      await this.apply(this.#snapshots.length - 1, false, false);
    }
  }

  #claims(kind: IntentKind): Set<number> {
    return kind === "delete" ? this.#deleted : this.#read;
  }

  async #finish(work: Promise<unknown>, isCrashing: boolean): Promise<void> {
    if (!isCrashing) {
      await work;
      return;
    }
    const crashed = this.crash();
    await Promise.allSettled([work, crashed]);
  }
}

/** Takes one out of what is on its way, or lets it come again. */
function take<T>(items: T[], place: number, isKept: boolean): T[] {
  if (items.length === 0) return [];
  const at = place % items.length;
  return isKept ? items.slice(at, at + 1) : items.splice(at, 1);
}
