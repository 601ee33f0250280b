import type { english } from "./first/en.ts";
import type { lateStrings } from "./late/en.ts";
import type { Form, Translated } from "./text.ts";

/** What the first list says. */
export type Strings<F extends Form = "other"> = Translated<typeof english, F>;

/** What the parts say that load after it. */
export type LateStrings<F extends Form = "other"> = Translated<typeof lateStrings, F>;

/** A language. @template F the plural forms that it tells apart among the numbers that an inbox meets */
export interface Catalogue<F extends Form = "other"> {
  readonly strings: Strings<F>;
  readonly late: () => Promise<{ readonly lateStrings: LateStrings<F> }>;
}
