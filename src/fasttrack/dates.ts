const GUIDE_FORMAT = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/;

/**
 * Reads Fasttrack's `YYYY-MM-DD HH:mm:ss` as UTC, and ISO with a zone as it says.
 *
 * @returns milliseconds since 1970; null for what is no date, and for the "zero" dates of back ends (year 1)
 */
export function parseDate(value: unknown): number | null {
  if (typeof value !== "string") return null;
  const text = value.trim();
  const match = GUIDE_FORMAT.exec(text);
  const time = match === null ? parseIso(text) : parseParts(match.slice(1).map((part) => Number(part ?? 0)));
  return Number.isFinite(time) && time > 0 ? time : null;
}

function parseIso(text: string): number {
  return /^\d{4}-\d\d-\d\d(T|$)/.test(text) ? Date.parse(text) : Number.NaN;
}

/** `Date.UTC` turns the 31st of February into March and the year 99 into 1999: check that nothing changed. */
function parseParts(parts: readonly number[]): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(time);
  const same = date.getUTCDate() === day && date.getUTCHours() === hour && date.getUTCMinutes() === minute;
  return same && date.getUTCMonth() === month - 1 && date.getUTCFullYear() === year ? time : Number.NaN;
}
