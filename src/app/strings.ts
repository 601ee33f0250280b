import type { Strings } from "./language/catalogue.ts";
import { english } from "./language/first/en.ts";

/**
 * What the first list needs. Everything else is in `ui/late-strings.ts`, which loads after it. To be read when it is
 * said, never before: the language may change. Texts with words in braces are said by `say`.
 */
export let strings: Strings = english;

/** Only by `speak`. */
export function setStrings(next: Strings): void {
  strings = next;
}
