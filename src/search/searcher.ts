import { fold } from "../model/fold.ts";
import { wordsOf } from "../model/html-words.ts";
import { excerptOf } from "../model/search-marks.ts";
import { holdsAll, termsOf } from "../model/search-query.ts";
import { slicesOf } from "../model/slices.ts";
import { readSeen } from "../store/searching.ts";
import { readSeenIds } from "../store/seen-ids.ts";
import type { Store } from "../store/store.ts";
import type { Ask, Found, Hit } from "./messages.ts";
import { Texts } from "./texts.ts";

export interface SearcherOptions {
  readonly store: Store;
  readonly tell: (found: Found) => void;
  readonly fail: (error: unknown) => void;
}

/** Messages that are read and compared between two looks at the clock. */
const CHUNK = 200;
/** How long to work before input or another query gets a turn, in ms. */
const TURN_MS = 12;
/** How often the count is told while it grows, in ms. */
const TELL_MS = 120;
/** How often at most the search is done anew while the mirror changes, in ms: a refresh announces each of its chunks. */
const ANEW_MS = 250;
/** Timers hold no more than 24 days. */
const LONGEST_SLEEP_MS = 60_000;

/** Finds messages, newest first, and again whenever the mirror changes or one of those found expires. */
export class Searcher {
  readonly #texts: Texts;
  readonly #unsubscribe: () => void;
  #ask: Ask | null = null;
  /** Raised by whatever makes the search that is under way pointless. */
  #run = 0;
  /** Of the texts in memory; null where the mirror changed since. */
  #checked: Promise<void> | null = null;
  #isChanged = false;
  #isWorking = false;
  #matches: number[] = [];
  #hits: Hit[] = [];
  /** Of the matches, how many were looked up for the hits: some may be gone by then. */
  #lookedUp = 0;
  readonly #takers: ((ids: readonly number[]) => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAnewDue = false;

  constructor(readonly options: SearcherOptions) {
    this.#texts = new Texts(options.store);
    this.#unsubscribe = options.store.changes.subscribe(() => this.#onChange());
  }

  /** What was asked before is given up. @param ask null to look for nothing */
  ask(ask: Ask | null): void {
    const before = this.#ask;
    const isSame = ask !== null && ask.query === before?.query && ask.filter === before.filter;
    // With fewer that are kept, some go that are shown.
    const isMore = isSame && ask.kept.length >= before.kept.length;
    this.#ask = ask;
    if (isMore && this.#isWorking) return;
    if (isMore) this.#begin((run) => this.#show(run, true));
    else this.#anew(true);
  }

  /** @param take gets the ids of all matches, newest first, as soon as everything stored was looked at */
  list(take: (ids: readonly number[]) => void): void {
    if (this.#isWorking) this.#takers.push(take);
    else take(this.#matches);
  }

  close(): void {
    this.#ask = null;
    this.#stop();
    this.#unsubscribe();
  }

  #stop(): void {
    this.#run += 1;
    this.#isWorking = false;
    this.#isAnewDue = false;
    clearTimeout(this.#timer);
  }

  #onChange(): void {
    this.#checked = null;
    this.#isChanged = true;
    if (this.#ask !== null && !this.#isWorking) this.#sleep();
  }

  /** A search that is due is not put off by more changes. */
  #sleep(): void {
    if (this.#isAnewDue) return;
    clearTimeout(this.#timer);
    this.#isAnewDue = this.#isChanged;
    this.#timer = setTimeout(() => this.#anew(false), this.#isChanged ? ANEW_MS : this.#untilExpiry());
  }

  /** @param isNew another query: the first matches are told at once. Else what is shown stays until all is known. */
  #anew(isNew: boolean): void {
    const ask = this.#ask;
    if (ask === null) this.#stop();
    else this.#begin((run) => this.#search(ask, run, isNew));
  }

  #begin(work: (run: number) => Promise<void>): void {
    clearTimeout(this.#timer);
    this.#isAnewDue = false;
    this.#run += 1;
    const run = this.#run;
    this.#isWorking = true;
    work(run)
      .catch((error: unknown) => {
        if (run === this.#run) this.options.fail(error);
      })
      .finally(() => {
        if (run !== this.#run) return;
        this.#isWorking = false;
        for (const take of this.#takers.splice(0)) take(this.#matches);
        this.#sleep();
      });
  }

  async #search(ask: Ask, run: number, isNew: boolean): Promise<void> {
    const terms = termsOf(ask.query);
    this.#isChanged = false;
    await this.#check();
    // What is to be kept may be more by now.
    const ids = terms.length === 0 ? [] : await this.#idsFor(this.#ask ?? ask);
    if (run !== this.#run) return;
    const matches: number[] = [];
    if (isNew) this.#restart(matches);
    let turnEnds = performance.now() + TURN_MS;
    let nextTelling = 0;
    for (const chunk of slicesOf(ids, CHUNK)) {
      const texts = await this.#texts.get(chunk);
      if (run !== this.#run) return;
      matches.push(...chunk.filter((id) => holdsAll(texts.get(id) ?? "", terms)));
      const now = performance.now();
      if (isNew && matches.length > 0 && now >= nextTelling) {
        await this.#show(run, false);
        nextTelling = performance.now() + TELL_MS;
      }
      if (now < turnEnds) continue;
      await nextTurn();
      if (run !== this.#run) return;
      turnEnds = performance.now() + TURN_MS;
    }
    if (!isNew) this.#restart(matches);
    await this.#show(run, true);
  }

  /** Newest first. */
  async #idsFor({ filter, kept }: Ask): Promise<number[]> {
    const { store } = this.options;
    const now = Date.now();
    const ids = await readSeenIds(store, filter, now);
    if (filter !== "unread" || kept.length === 0) return ids;
    const wanted = new Set([...ids, ...kept]);
    return (await readSeenIds(store, "all", now)).filter((id) => wanted.has(id));
  }

  /** A search that begins meanwhile waits for it, too. */
  #check(): Promise<void> {
    this.#checked ??= this.#texts.check().catch((error: unknown) => {
      this.#checked = null;
      throw error;
    });
    return this.#checked;
  }

  #restart(matches: number[]): void {
    this.#matches = matches;
    this.#hits = [];
    this.#lookedUp = 0;
  }

  /** Tells what is found; of the hits only those are read that were not yet. */
  async #show(run: number, isComplete: boolean): Promise<void> {
    for (let ask = this.#ask; ask !== null && run === this.#run; ask = this.#ask) {
      const wanted = this.#matches.slice(this.#lookedUp, ask.limit);
      const hits = await this.#read(wanted, termsOf(ask.query));
      if (run !== this.#run) return;
      this.#lookedUp += wanted.length;
      this.#hits.push(...hits);
      this.options.tell({ ask, hits: [...this.#hits], count: this.#matches.length, isComplete });
      // More may have been asked for meanwhile; a search that goes on shows it by itself.
      if (!isComplete || this.#ask === ask) return;
    }
  }

  async #read(ids: readonly number[], terms: readonly string[]): Promise<Hit[]> {
    if (ids.length === 0) return [];
    const found = await readSeen(this.options.store, ids, Date.now());
    return found.map(({ seen, body }) => {
      const isShown = holdsAll(`${fold(seen.title)}\n${fold(seen.preview)}`, terms);
      return { seen, excerpt: isShown || body === null ? null : excerptOfRest(seen.title, wordsOf(body), terms) };
    });
  }

  #untilExpiry(): number {
    const now = Date.now();
    const expiries = this.#hits.flatMap(({ seen }) => (seen.expires === null ? [] : [seen.expires - now]));
    return Math.max(0, Math.min(LONGEST_SLEEP_MS, ...expiries));
  }
}

/** What the title does not say is looked for in the body; the preview gives way to it. */
function excerptOfRest(title: string, words: string, terms: readonly string[]): string {
  const folded = fold(title);
  const rest = terms.filter((term) => !folded.includes(term));
  const inBody = rest.filter((term) => fold(words).includes(term));
  return excerptOf(words, inBody.length > 0 ? inBody : rest);
}

/** Lets messages and input in. A timer may be held back by 4 ms and more. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
