import { expectAccessible } from "./axe.ts";
import { test } from "./fixtures.ts";
import { Scene } from "./views/scene.ts";
import { VIEWS } from "./views/views.ts";

const LANGUAGES = ["en", "ar"] as const;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

for (const language of LANGUAGES) {
  test.describe(`in ${language}, axe finds nothing, in light and in dark, on a desktop and a phone,`, () => {
    test.use({ locale: language });
    for (const view of VIEWS) {
      test(`in the view ${view.name}`, async ({ page, context, site, operator }) => {
        await view.open(new Scene(page, context, site, operator, language));
        for (const size of SIZES) {
          await page.setViewportSize(size);
          for (const colorScheme of ["light", "dark"] as const) {
            await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
            await expectAccessible(page);
          }
        }
      });
    }
  });
}
