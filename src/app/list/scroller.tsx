import { Component, createRef } from "preact";
import { orderOf } from "../../model/notification.ts";
import { compareOrders } from "../../store/listing.ts";
import { say } from "../language/say.ts";
import { lateStrings } from "../ui/late-strings.ts";
import type { PartProps } from "../ui/parts.ts";
import { AT_TOP } from "./at-top.ts";
import { CoveredTop } from "./covered-top.ts";
import { enterInSight } from "./enter-in-sight.ts";
import { Heights } from "./heights.ts";
import { jumpByKey } from "./jump-keys.ts";
import type { Outline } from "./place.ts";

/** How far beyond what can be seen rows have to be there, and are read when they are not, as multiples of it. */
const AHEAD = 0.75;
const READ_AHEAD = 1.5;

/**
 * Keeps the room of the rows that are not there, so that the scrollbar tells the truth, and has the others read as the
 * player scrolls. Stands at the beginning of the list; the room behind the rows is its last element.
 */
export class Scroller extends Component<PartProps> {
  readonly #room = createRef<HTMLDivElement>();
  readonly #heights = new Heights();
  #observer: ResizeObserver | undefined;
  #covered: CoveredTop | undefined;
  #width = 0;
  #isDue = false;
  #isAtTop = true;
  #pane: HTMLElement | null = null;

  override componentDidMount(): void {
    const list = this.#room.current?.parentElement;
    this.#pane = list?.closest<HTMLElement>(".list-pane") ?? null;
    if (!list || !this.#pane) return;
    this.#pane.addEventListener("scroll", this.#checkSoon, { passive: true });
    this.#pane.addEventListener("keydown", enterInSight);
    this.#pane.addEventListener("keydown", jumpByKey);
    this.#covered = new CoveredTop(this.#pane);
    this.#observer = new ResizeObserver(() => this.#onResize());
    this.#observer.observe(this.#pane);
    this.#arrange();
  }

  override componentDidUpdate({ state }: PartProps): void {
    const { view, outline, place } = this.props.state;
    if (view?.filter !== state.view?.filter) this.#heights.forget();
    if (view !== state.view || outline !== state.outline || place !== state.place) this.#arrange();
  }

  override componentWillUnmount(): void {
    this.#pane?.removeEventListener("scroll", this.#checkSoon);
    this.#pane?.removeEventListener("keydown", enterInSight);
    this.#pane?.removeEventListener("keydown", jumpByKey);
    this.#observer?.disconnect();
    this.#covered?.close();
  }

  override render() {
    const { newer = 0 } = this.props.state.view ?? {};
    return (
      <>
        <div class="newer-place">
          {newer > 0 && (
            <button type="button" class="newer" onClick={this.#toTop}>
              {say(lateStrings.newer, { count: newer })}
            </button>
          )}
        </div>
        <div class="room" ref={this.#room} />
      </>
    );
  }

  readonly #toTop = (): void => {
    this.#pane?.scrollTo({ top: 0 });
    this.#pane?.focus({ preventScroll: true });
  };

  #onResize(): void {
    const width = this.#room.current?.clientWidth ?? 0;
    if (width !== this.#width) {
      this.#heights.forget();
      this.#width = width;
      this.#arrange();
    } else this.#checkSoon();
  }

  /** Measures the stretches that are there and gives those that are not their room. */
  #arrange(): void {
    const { outline, place } = this.props.state;
    const before = this.#room.current;
    const behind = before?.parentElement?.lastElementChild;
    if (!before || !(behind instanceof HTMLElement)) return;
    if (outline !== null) this.#measure(outline, behind);
    const count = outline === null ? 0 : outline.fences.length + 1;
    before.style.blockSize = `${outline === null ? 0 : this.#heights.between(outline, 0, place.first)}px`;
    behind.style.blockSize = `${outline === null ? 0 : this.#heights.between(outline, place.last, count)}px`;
    this.#checkSoon();
  }

  #measure(outline: Outline, behind: HTMLElement): void {
    const { view, place } = this.props.state;
    const rows = view?.rows ?? [];
    const items = behind.parentElement?.querySelectorAll("li") ?? [];
    const end = behind.getBoundingClientRect().top;
    const topOf = (row: number) => items[row]?.getBoundingClientRect().top ?? end;
    // Begins of the stretches among the rows, the end of the last one included.
    const starts = [0];
    for (let stretch = place.first + 1; stretch < place.last; stretch++) {
      const fence = outline.fences[stretch - 1];
      const start = fence ? rows.findIndex((row) => compareOrders(orderOf(row), fence) >= 0) : -1;
      starts.push(start === -1 ? rows.length : start);
    }
    if (rows.length > 0) this.#heights.measureRow((end - topOf(0)) / rows.length);
    const tops = [...starts.map(topOf), end];
    for (const [index, top] of tops.slice(0, -1).entries()) {
      const isLast = index === tops.length - 2;
      this.#heights.measure(
        outline,
        place.first + index,
        (tops[index + 1] ?? end) - top,
        !isLast || view?.isCut === false,
      );
    }
  }

  /** Once in a frame. */
  readonly #checkSoon = (): void => {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#check();
    });
  };

  #check(): void {
    const { outline, place, view } = this.props.state;
    const before = this.#room.current;
    const pane = this.#pane;
    if (!before || !pane || !before.isConnected || view === null) return;
    const isAtTop = pane.scrollTop < AT_TOP;
    const hasMoved = isAtTop !== this.#isAtTop;
    this.#isAtTop = isAtTop;
    if (outline === null) {
      if (hasMoved) this.props.actions.scrollList({ ...place, isAtTop });
      return;
    }
    const top = pane.getBoundingClientRect().top - before.getBoundingClientRect().top;
    const seen = pane.clientHeight;
    const count = outline.fences.length + 1;
    const needed = this.#heights.covering(outline, top - AHEAD * seen, top + (1 + AHEAD) * seen);
    const isThere = place.first <= needed.first && Math.min(needed.last, count) <= place.last;
    if (isThere && !hasMoved) return;
    const wanted = isThere
      ? place
      : this.#heights.covering(outline, top - READ_AHEAD * seen, top + (1 + READ_AHEAD) * seen);
    this.props.actions.scrollList({ first: wanted.first, last: wanted.last, isAtTop });
  }
}
