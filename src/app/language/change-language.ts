import type { Page } from "../page.ts";
import { CATALOGUES } from "./catalogues.ts";
import { keepTexts } from "./own-texts.ts";
import { speak, speakLate } from "./speak.ts";
import { chosen, want } from "./wanted.ts";

/**
 * Somebody who decides about the language said which it is. An open page changes to it; the next start begins with it.
 *
 * @param who `"host"`: the page that embeds the inbox, for its player; `"operator"`: inbox.config.json, for everybody
 * @param tag such as `"de"` or `"de-AT"`; null leaves it to the others
 * @param texts the operator's own words, checked; left out where they stay as they are
 */
export async function changeLanguage(
  page: Page,
  who: "host" | "operator",
  tag: string | null,
  texts?: object,
): Promise<void> {
  const before = chosen();
  want(who, tag);
  const next = chosen();
  const isReworded = texts !== undefined && keepTexts(texts);
  if (!isReworded && next.language === before.language && next.locale === before.locale) return;
  // All of it is at hand before any of it is spoken: half a language would be worse than the one before.
  await (next.language === "en" ? import("./late/en.ts") : (await CATALOGUES[next.language]()).catalogue.late());
  // While it was loaded somebody may have decided otherwise.
  const now = chosen();
  if (now.language !== next.language || now.locale !== next.locale) return;
  await speak(next);
  await speakLate();
  page.set({});
}
