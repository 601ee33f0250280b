import { LANGUAGES, type Language } from "./languages.ts";

/** What the page speaks. */
export interface Spoken {
  /** That of the texts. */
  readonly language: Language;
  /** That of dates and numbers: the same language, as it is written where the player is. */
  readonly locale: string;
}

/** Where nothing fits. Its English has the clock and the order of a date that most of the world reads. */
export const DEFAULT: Spoken = { language: "en", locale: "en-GB" };

/**
 * The first wanted tag whose language there is. A tag without a region takes the player's own, so that a German page in
 * Vienna says "Jänner".
 *
 * @param wanted tags that somebody asked for, most wanted first; what is no tag is passed over
 * @param accepted those of the browser
 */
export function negotiate(wanted: readonly string[], accepted: readonly string[]): Spoken {
  const own = accepted.flatMap(canonical);
  for (const tag of [...wanted.flatMap(canonical), ...own]) {
    const language = languageOf(tag);
    if (language === undefined) continue;
    const regional = tag.includes("-") ? tag : own.find((one) => baseOf(one) === tag && one !== tag);
    return { language, locale: regional ?? (language === "en" ? DEFAULT.locale : tag) };
  }
  return DEFAULT;
}

export function isSpoken(tag: string): boolean {
  return canonical(tag).some((one) => languageOf(one) !== undefined);
}

function languageOf(tag: string): Language | undefined {
  return LANGUAGES.find((one) => baseOf(one) === baseOf(tag));
}

/** Nothing where it is no tag: some systems make browsers say `en-US@posix` or `C`, at which `Intl` throws. */
function canonical(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}

const baseOf = (tag: string) => tag.split("-", 1)[0];
