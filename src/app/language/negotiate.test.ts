import { expect, test } from "vitest";
import { negotiate } from "./negotiate.ts";

test.each<[wanted: string[], accepted: string[], language: string, locale: string]>([
  [[], ["de-AT", "en"], "de", "de-AT"],
  [[], ["pt"], "pt-BR", "pt"],
  [[], ["pt-PT"], "pt-BR", "pt-PT"],
  [[], ["zh-CN", "sv-FI", "en-US"], "sv", "sv-FI"],
  [[], ["zh-CN", "fi"], "en", "en-GB"],
  [[], ["en"], "en", "en-GB"],
  [[], ["en", "en-AU"], "en", "en-AU"],
  [[], [], "en", "en-GB"],
  [[], ["ar-EG"], "ar", "ar-EG"],
  [["de"], ["en-US"], "de", "de"],
  [["de"], ["en-US", "de-CH"], "de", "de-CH"],
  [["de-AT"], ["de-CH"], "de", "de-AT"],
  [["fr", "de"], ["es"], "fr", "fr"],
  [["xx", "PT-br"], ["es"], "pt-BR", "pt-BR"],
])("wanted %j, accepted %j: %s, with dates as in %s", (wanted, accepted, language, locale) => {
  expect(negotiate(wanted, accepted)).toEqual({ language, locale });
});

test("what is no tag is passed over: Intl would throw at it", () => {
  expect(negotiate(["", "en_US", "no tag"], ["C.UTF-8", "en-US@posix", "es-MX"])).toEqual({
    language: "es",
    locale: "es-MX",
  });
});
