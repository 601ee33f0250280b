import type { Order, Stretch } from "../../store/listing.ts";

/** How many rows lie between two fences: what is read for the first paint, and the unit in which the list is read on. */
export const STEP = 30;

/** A part of the list, from the beginning of one of the outline's stretches to the beginning of another. */
export interface Place extends Stretch {
  readonly first: number;
  /** The first one that does not belong to it. */
  readonly last: number;
}

export const HEAD: Place = { first: 0, last: 1 };

/** What is known of a list without reading it. */
export interface Outline {
  /** Where each stretch but the first begins. */
  readonly fences: readonly Order[];
  /** How many rows there are, about. */
  readonly total: number;
}

/** How many rows a stretch has, about. */
export function rowsIn({ fences, total }: Outline, stretch: number): number {
  return stretch < fences.length ? STEP : Math.max(1, total - fences.length * STEP);
}
