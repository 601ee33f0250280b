import { marksOf } from "../../model/search-marks.ts";

const NAME = "found";
/** UTF-16 units of a message that are looked through: more would hold its opening up. */
const MOST = 200_000;
/** Frames to wait for a message to be drawn. */
const PATIENCE = 120;
/** Words go on across these; every other element ends one. */
const INLINE =
  "a,abbr,b,bdi,bdo,big,cite,code,del,dfn,em,font,i,ins,kbd,mark,q,s,small,span,strike,strong,sub,sup,tt,u,var";

/** Marks what was looked for in the opened message without changing it, where the browser can (CSS Custom Highlight API). */
export class BodyMarks {
  #shown = "";
  #frame = 0;

  /** @param id of the message that is open; null where none is */
  show(id: number | null, terms: readonly string[]): void {
    const key = JSON.stringify([id, terms]);
    if (key === this.#shown || !("highlights" in CSS)) return;
    const isOpening = !this.#shown.startsWith(`[${id},`);
    this.#shown = key;
    cancelAnimationFrame(this.#frame);
    CSS.highlights.delete(NAME);
    if (id !== null && terms.length > 0) this.#whenDrawn(id, PATIENCE, (letter) => mark(letter, terms, isOpening));
  }

  hide(): void {
    this.show(null, []);
  }

  #whenDrawn(id: number, patience: number, work: (letter: Element) => void): void {
    this.#frame = requestAnimationFrame(() => {
      const letter = document.querySelector(`[data-detail="${id}"]`);
      const isDrawn = letter !== null && rootsOf(letter).length > 1;
      if (isDrawn || (letter !== null && patience === 0)) work(letter);
      else if (patience > 0) this.#whenDrawn(id, patience - 1, work);
    });
  }
}

function mark(letter: Element, terms: readonly string[], mayScroll: boolean): void {
  const ranges = rootsOf(letter).flatMap((root) => rangesIn(root, terms));
  if (ranges.length === 0) return;
  CSS.highlights.set(NAME, new Highlight(...ranges));
  const [first] = ranges;
  const pane = letter.closest(".detail-pane");
  if (!mayScroll || first === undefined || pane === null) return;
  const { top, bottom } = first.getBoundingClientRect();
  const seen = pane.getBoundingClientRect();
  if (top < seen.top || bottom > seen.bottom) pane.scrollTop += top - seen.top - seen.height / 3;
}

/** The title, and the boxes of the operator's HTML, which are shadow roots. */
function rootsOf(letter: Element): Node[] {
  const boxes = [...letter.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
    shadowRoot?.hasChildNodes() ? [shadowRoot] : [],
  );
  const title = letter.querySelector("h2");
  return title === null ? boxes : [title, ...boxes];
}

/** Words may go on from one text node into the next. */
function rangesIn(root: Node, terms: readonly string[]): Range[] {
  const nodes: { readonly node: Text; readonly start: number }[] = [];
  let text = "";
  let block: Element | null = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node instanceof Text && text.length < MOST; node = walker.nextNode()) {
    const own = blockOf(node);
    if (own !== block) text += "\n";
    block = own;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const placeOf = (offset: number) => nodes.findLast(({ start }) => start <= offset);
  return marksOf(text, terms).flatMap(({ start, end }) => {
    const [first, last] = [placeOf(start), placeOf(end - 1)];
    if (first === undefined || last === undefined) return [];
    const range = new Range();
    range.setStart(first.node, Math.min(start - first.start, first.node.length));
    range.setEnd(last.node, Math.min(end - last.start, last.node.length));
    return [range];
  });
}

function blockOf(node: Text): Element | null {
  let element = node.parentElement;
  while (element?.matches(INLINE)) element = element.parentElement;
  return element;
}
