import type { Row } from "../crm/row.ts";
import type { Here } from "../hosts.ts";

/** The host that seeded pictures are stored with: the other one than `localhost`, where most people open the inbox. */
export const PICTURE_HOST = "127.0.0.1";

/** Rows with their pictures moved, kept so that a row's text is written once. */
const moved = new WeakMap<Row, Row>();

function move(row: Row, port: number): Row {
  const known = moved.get(row);
  if (known !== undefined) return known;
  const from = `http://${PICTURE_HOST}:${port}/sandbox/images/`;
  const to = `http://localhost:${port}/sandbox/images/`;
  const swap = (value: unknown) => (typeof value === "string" ? value.replaceAll(from, to) : value);
  const copy = { ...row };
  for (const name of ["ImageUrl", "Message"]) if (name in copy) copy[name] = swap(copy[name]);
  moved.set(row, copy);
  return copy;
}

/**
 * The rows as asked for at this address: an API on `localhost` belongs to a page on `127.0.0.1`, whose pictures must be
 * on `localhost` to be another site's.
 */
export function seenFrom(here: Here, rows: readonly Row[]): readonly Row[] {
  return here.hostname === "localhost" ? rows.map((row) => move(row, here.port)) : rows;
}
