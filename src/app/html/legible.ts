import type { Colour } from "../../sync/brand.ts";
import { contrast, mix } from "../colour.ts";

/** What WCAG 2.2 AA asks of text, and of large text. */
const READABLE = 4.5;
const READABLE_LARGE = 3;
const LARGE_PX = 24;
const LARGE_BOLD_PX = 18.66;
/** Pieces of text that are looked at, from the beginning: each costs a look at the styles around it. */
const MOST = 2_000;

const BLACK: Colour = "#000000";
const WHITE: Colour = "#ffffff";

/** Parts of 255, and of 1 how much of the ground they cover. */
interface Paint {
  readonly parts: readonly [number, number, number];
  readonly cover: number;
}

/**
 * Senders choose colours for a ground that is not always there: a picture behind the text, a style that a mail program
 * understands. Text that could hardly be read on the ground that it does have is made as much darker or lighter as WCAG 2.2
 * AA asks, and no more. What can be read keeps its colour.
 *
 * @param content in the page, with its own ground around it
 * @param ground what is behind it
 */
export function makeLegible(content: HTMLElement, ground: Colour): void {
  const grounds = new Map<Element, Colour>([[content, ground]]);
  const wanted = new Map<HTMLElement, { readonly before: string; readonly after: string | null }>();
  for (const element of withText(content)) {
    const style = getComputedStyle(element);
    const paint = paintOf(style.color);
    if (paint === null) continue;
    const behind = groundOf(element, grounds);
    const text = over(paint, behind);
    const least = isLarge(style) ? READABLE_LARGE : READABLE;
    wanted.set(element, {
      before: style.color,
      after: contrast(text, behind) < least ? nearest(text, behind, least) : null,
    });
  }
  // All are read before the first is set, and one whose surroundings change keeps its own.
  const changed = new Set([...wanted].filter(([, { after }]) => after !== null).map(([element]) => element));
  for (const [element, { before, after }] of wanted) {
    if (after !== null) element.style.color = after;
    else if (isWithin(element, changed)) element.style.color = before;
  }
}

function isWithin(element: HTMLElement, others: ReadonlySet<HTMLElement>): boolean {
  for (let outer = element.parentElement; outer !== null; outer = outer.parentElement)
    if (others.has(outer)) return true;
  return false;
}

/** Elements that hold text themselves. */
function withText(content: HTMLElement): Set<HTMLElement> {
  const found = new Set<HTMLElement>();
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (found.size < MOST && walker.nextNode()) {
    const { parentElement, nodeValue } = walker.currentNode;
    if (parentElement !== null && nodeValue?.trim()) found.add(parentElement);
  }
  return found;
}

function groundOf(element: Element, known: Map<Element, Colour>): Colour {
  const before = known.get(element);
  if (before !== undefined) return before;
  const behind = element.parentElement === null ? WHITE : groundOf(element.parentElement, known);
  const paint = paintOf(getComputedStyle(element).backgroundColor);
  const ground = paint === null ? behind : over(paint, behind);
  known.set(element, ground);
  return ground;
}

/** Null for colours that a browser does not state in parts of red, green and blue: rare, and left as they are. */
function paintOf(computed: string): Paint | null {
  const match = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(computed);
  if (match === null) return null;
  const [, red, green, blue, cover] = match;
  return { parts: [Number(red), Number(green), Number(blue)], cover: cover === undefined ? 1 : Number(cover) };
}

function over({ parts, cover }: Paint, ground: Colour): Colour {
  const digits = parts.map((part, index) => {
    const below = Number.parseInt(ground.slice(1 + 2 * index, 3 + 2 * index), 16);
    return Math.round(part * cover + below * (1 - cover))
      .toString(16)
      .padStart(2, "0");
  });
  return `#${digits.join("")}`;
}

/** The nearest one on the way to black or white, whichever stands out more. */
function nearest(text: Colour, ground: Colour, least: number): Colour {
  const end = contrast(BLACK, ground) > contrast(WHITE, ground) ? BLACK : WHITE;
  for (let share = 0.05; share < 1; share += 0.05) {
    const colour = mix(text, end, share);
    if (contrast(colour, ground) >= least) return colour;
  }
  return end;
}

function isLarge({ fontSize, fontWeight }: CSSStyleDeclaration): boolean {
  const size = Number.parseFloat(fontSize);
  return size >= LARGE_PX || (size >= LARGE_BOLD_PX && Number(fontWeight) >= 700);
}
