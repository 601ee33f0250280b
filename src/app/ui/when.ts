import { byLocale, locale } from "../language/locale.ts";
import { number, say } from "../language/say.ts";
import { strings } from "../strings.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** From how long before its end on a message says when it ends, in ms. */
const NEAR_END_MS = 48 * HOUR_MS;

let zone = "";

/** Looks where the player is. To be called before times are shown anew; to ask for each of them would be slow. */
export function lookAtZone(): void {
  zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** As a clock alone says it there: beside a date, every locale drops the zero of "06:27". */
const hour = byLocale((tag) => {
  const midnight = new Intl.DateTimeFormat(tag, { timeStyle: "short", timeZone: "UTC" }).format(0);
  return midnight.startsWith("00") ? "2-digit" : "numeric";
});

/** Formats keep the time zone that they were made in, and the player may travel. */
function formatter(options: Intl.DateTimeFormatOptions): (time: number) => string {
  const byZone = byLocale(() => new Map<string, Intl.DateTimeFormat>());
  return (time) => {
    const format = byZone().get(zone) ?? new Intl.DateTimeFormat(locale(), options);
    byZone().set(zone, format);
    return format.format(time);
  };
}

export const clock = formatter({ timeStyle: "short" });
export const fullDate = formatter({
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  get hour() {
    return hour();
  },
  minute: "2-digit",
});
const weekday = formatter({ weekday: "long" });
const dayAndClock = formatter({
  day: "numeric",
  month: "short",
  get hour() {
    return hour();
  },
  minute: "2-digit",
});
const weekdayOfYear = formatter({ weekday: "long", day: "numeric", month: "long" });
const dayOfAnyYear = formatter({ day: "numeric", month: "long", year: "numeric" });
const relative = byLocale((tag) => new Intl.RelativeTimeFormat(tag, { style: "short", numeric: "auto" }));

/** The first number and time that a browser writes take it long: better while the network is waited for than with the list. */
export function warmUpFormats(): void {
  lookAtZone();
  number(0);
  for (const format of [clock, weekday, weekdayOfYear]) format(0);
}

/** The midnight with which a day begins where the player is, in ms. */
export function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/** Calendar days from `then` to `now`; rounded, because a day of a clock change has no 24 hours. */
function daysBetween(then: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(then)) / DAY_MS);
}

/** What stands above the messages of a day: the longer ago the more exact, so that it is never mistaken. */
export function dayName(time: number, now: number): string {
  const days = daysBetween(time, now);
  if (days === 0) return strings.today;
  if (days === 1) return strings.yesterday;
  if (days > 1 && days < 7) return weekday(time);
  return isSameYear(time, now) ? weekdayOfYear(time) : dayOfAnyYear(time);
}

/** The time of a message below the name of its day; how long ago it is in its first hour. */
export function timeOf(time: number, now: number): string {
  const minutes = Math.floor((now - time) / MINUTE_MS);
  if (minutes < 0 || minutes >= 60) return clock(time);
  return minutes === 0 ? relative().format(0, "second") : relative().format(-minutes, "minute");
}

/** When a message ends, where that is near; else null. Rather sooner than it is. */
export function endsIn(expires: number, now: number): string | null {
  const left = expires - now;
  if (left <= 0 || left > NEAR_END_MS) return null;
  const minutes = Math.max(1, Math.floor(left / MINUTE_MS));
  const when =
    minutes < 60 ? relative().format(minutes, "minute") : relative().format(Math.floor(minutes / 60), "hour");
  return say(strings.ends, { when });
}

/** For "Updated …": the day only where it is not today, and the year where it is another one. */
export function clockOrDate(time: number, now = Date.now()): string {
  if (daysBetween(time, now) === 0) return clock(time);
  return isSameYear(time, now) ? dayAndClock(time) : fullDate(time);
}

function isSameYear(one: number, other: number): boolean {
  return new Date(one).getFullYear() === new Date(other).getFullYear();
}
