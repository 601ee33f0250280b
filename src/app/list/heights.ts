import { type Outline, rowsIn } from "./place.ts";

/** Pixels of a row that was never seen, until one was. */
const FIRST_GUESS = 88;

/** How high the stretches of a list are: measured where they were shown, else guessed. */
export class Heights {
  readonly #measured = new Map<string, number>();
  #row: number | null = null;

  /** Of all that was measured nothing is true any more: another list, or another width. */
  forget(): void {
    this.#measured.clear();
    this.#row = null;
  }

  /** @param isSure false where the end was not to be seen: then what was measured before counts */
  measure(outline: Outline, stretch: number, height: number, isSure: boolean): void {
    const key = keyOf(outline, stretch);
    if (isSure || !this.#measured.has(key)) this.#measured.set(key, height);
  }

  /** Once is enough: guesses that change while the player scrolls move the scrollbar under the finger. */
  measureRow(height: number): void {
    this.#row ??= height;
  }

  of(outline: Outline, stretch: number): number {
    return this.#measured.get(keyOf(outline, stretch)) ?? rowsIn(outline, stretch) * (this.#row ?? FIRST_GUESS);
  }

  /** Of the stretches from one to the one before another. */
  between(outline: Outline, first: number, last: number): number {
    let sum = 0;
    for (let stretch = first; stretch < last; stretch++) sum += this.of(outline, stretch);
    return sum;
  }

  /** The stretches that lie between two heights, at least one. */
  covering(outline: Outline, top: number, bottom: number): { readonly first: number; readonly last: number } {
    const count = outline.fences.length + 1;
    let first = 0;
    let end = this.of(outline, 0);
    while (first < count - 1 && end <= top) end += this.of(outline, ++first);
    let last = first + 1;
    while (last < count && end < bottom) end += this.of(outline, last++);
    return { first, last };
  }
}

function keyOf({ fences }: Outline, stretch: number): string {
  return String(fences[stretch - 1] ?? "");
}
