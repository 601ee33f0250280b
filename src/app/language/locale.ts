import { DEFAULT } from "./negotiate.ts";

let current = DEFAULT.locale;
let changes = 0;

/** How the player writes dates and numbers, for `Intl`. */
export const locale = (): string => current;

/** Only with the texts that go with it: see `speak`. */
export function setLocale(tag: string): void {
  current = tag;
  changes += 1;
}

/** Another number whenever the page speaks in other words. */
export const voice = (): number => changes;

/** A formatter of `Intl` takes long to make: made when it is first needed, and anew when the language changes. */
export function byLocale<T>(make: (locale: string) => T): () => T {
  let made: { readonly tag: string; readonly value: T } | null = null;
  return () => {
    if (made?.tag !== current) made = { tag: current, value: make(current) };
    return made.value;
  };
}
