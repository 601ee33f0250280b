/** All items in their order, as lists of this length; the last one may be shorter. */
export function* slicesOf<Item>(items: readonly Item[], length: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += length) yield items.slice(start, start + length);
}
