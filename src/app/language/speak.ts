import { setStrings } from "../strings.ts";
import { setLateStrings } from "../ui/late-strings.ts";
import type { Catalogue } from "./catalogue.ts";
import { CATALOGUES } from "./catalogues.ts";
import { english } from "./first/en.ts";
import { directionOf } from "./languages.ts";
import { setLocale } from "./locale.ts";
import { DEFAULT, type Spoken } from "./negotiate.ts";
import { textsFor } from "./own-texts.ts";
import { withTexts } from "./with-texts.ts";

const ENGLISH: Catalogue = { strings: english, late: () => import("./late/en.ts") };

let wanted: Spoken = DEFAULT;
let spoken: { readonly catalogue: Catalogue } & Spoken = { ...DEFAULT, catalogue: ENGLISH };

/**
 * The page speaks this language from now on: what is painted next is in it. English is there at once; of any other the
 * texts of the first list are loaded, and English is spoken where they cannot be.
 */
export async function speak(next: Spoken): Promise<void> {
  wanted = next;
  let found = { ...next, catalogue: ENGLISH };
  if (next.language !== "en") {
    try {
      found = { ...next, catalogue: (await CATALOGUES[next.language]()).catalogue };
    } catch (error) {
      console.warn(`The texts in "${next.language}" could not be loaded.`, error);
      found = { ...DEFAULT, catalogue: ENGLISH };
    }
  }
  if (next !== wanted) return;
  spoken = found;
  setStrings(withTexts(found.catalogue.strings, textsFor(found.language)));
  setLocale(found.locale);
  const page = document.documentElement;
  page.lang = found.language;
  page.dir = directionOf(found.language);
}

/** Loads what the later parts say in the language that is spoken. */
export async function speakLate(): Promise<void> {
  const { catalogue, language } = spoken;
  const { lateStrings } = await catalogue.late();
  if (catalogue === spoken.catalogue) setLateStrings(withTexts(lateStrings, textsFor(language)));
}
