import { byLocale } from "../language/locale.ts";
import { strings } from "../strings.ts";

const DAY_MS = 86_400_000;

function formatter(options: Intl.DateTimeFormatOptions): (time: number) => string {
  const format = byLocale((locale) => new Intl.DateTimeFormat(locale, options));
  return (time) => format().format(time);
}

export const clock = formatter({ timeStyle: "short" });
export const fullDate = formatter({
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
});
const weekday = formatter({ weekday: "short" });
const dayOfYear = formatter({ day: "numeric", month: "short" });
const dayOfAnyYear = formatter({ day: "numeric", month: "short", year: "numeric" });

/** Calendar days from `then` to `now` where the player is; rounded, because a day of a clock change has no 24 hours. */
function daysBetween(then: number, now: number): number {
  return Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(then).setHours(0, 0, 0, 0)) / DAY_MS);
}

/** As short as it can be without being mistaken: a time today, else a day. */
export function shortDate(time: number, now = Date.now()): string {
  const days = daysBetween(time, now);
  if (days === 0) return clock(time);
  if (days === 1) return strings.yesterday;
  if (days > 1 && days < 7) return weekday(time);
  return new Date(time).getFullYear() === new Date(now).getFullYear() ? dayOfYear(time) : dayOfAnyYear(time);
}

/** For "Updated …": the day only where it is not today. */
export function clockOrDate(time: number, now = Date.now()): string {
  return daysBetween(time, now) === 0 ? clock(time) : `${dayOfYear(time)}, ${clock(time)}`;
}
