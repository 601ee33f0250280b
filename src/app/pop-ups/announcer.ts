import { say } from "../language/say.ts";
import { strings } from "../strings.ts";
import { lateStrings } from "../ui/late-strings.ts";

/** What comes within this time, in ms, is said together. */
const GATHER_MS = 400;
/** After something was said, in ms: a screen reader is not to be talked over by the next hundred. */
const PAUSE_MS = 5_000;
/** It is taken back then, in ms, so that the same words are said again another time. */
const HEARD_MS = 2_000;

/** Says to a screen reader what pops up: one by its title, many by their number, and rarely. */
export class Announcer {
  #count = 0;
  #title = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #forgetting: ReturnType<typeof setTimeout> | undefined;
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(readonly say: (text: string) => void) {}

  add(news: readonly { readonly title: string }[]): void {
    if (news.length === 0) return;
    this.#count += news.length;
    this.#title = news[0]?.title || strings.untitled;
    const pause = this.#saidAt + PAUSE_MS - performance.now();
    this.#timer ??= setTimeout(() => this.#speak(), Math.max(GATHER_MS, pause));
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#forgetting);
    this.say("");
  }

  #speak(): void {
    this.#timer = undefined;
    this.#saidAt = performance.now();
    const { newOne, newOnes } = lateStrings;
    this.say(this.#count === 1 ? say(newOne, { title: this.#title }) : say(newOnes, { count: this.#count }));
    this.#count = 0;
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => this.say(""), HEARD_MS);
  }
}
