import type { Config } from "../../sync/config.ts";
import { warnOnce } from "../../sync/warn-once.ts";
import { keepLogo } from "../brand/keep-logo.ts";
import { changeLook } from "../brand/look.ts";
import { lookOf } from "../brand/look-of.ts";
import { changeLanguage } from "../language/change-language.ts";
import { checkTexts } from "../language/check-texts.ts";
import { LANGUAGES } from "../language/languages.ts";
import { isSpoken } from "../language/negotiate.ts";
import type { Page } from "../page.ts";
import { strings } from "../strings.ts";
import { lateStrings } from "../ui/late-strings.ts";

/** The page looks and speaks as the operator's file says, now and at the next start. Nothing waits for it. */
export function takeLook(page: Page, { language, strings: own, brand }: Config): void {
  if (changeLook(lookOf(brand))) page.set({});
  void keepLogo(brand.logo);
  if (language !== null && !isSpoken(language)) warnOfLanguage(language);
  const { texts, complaints } = checkTexts(own, { ...strings, ...lateStrings });
  if (complaints.length > 0)
    warnOnce(`inbox.config.json: ${complaints.join(" ")} It is documented in docs/configuration.md.`);
  changeLanguage(page, "operator", language, texts).catch((error: unknown) => {
    console.warn("The language could not be changed; the next start does it.", error);
  });
}

function warnOfLanguage(tag: string): void {
  const list = LANGUAGES.map((one) => `"${one}"`).join(", ");
  warnOnce(
    `"language" in inbox.config.json is "${tag}", which the inbox does not speak. It should be one of ${list}, with ` +
      `another region if you like, such as "de-AT". It is documented in docs/configuration.md.`,
  );
}
