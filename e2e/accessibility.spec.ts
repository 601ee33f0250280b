import { expectAccessibleInBothSchemes } from "./axe.ts";
import { test } from "./fixtures.ts";
import { expectReflow } from "./reflow.ts";
import { Scene } from "./views/scene.ts";
import { VIEWS } from "./views/views.ts";

/** Each direction of writing in one of the two layouts: what is in both is the same. */
const SIDES = [
  { language: "en", name: "English, on a desktop", viewport: { width: 1280, height: 800 }, hasTouch: false },
  { language: "ar", name: "Arabic, on a phone", viewport: { width: 390, height: 844 }, hasTouch: true },
] as const;

for (const { language, name, viewport, hasTouch } of SIDES) {
  test.describe(`in ${name}, axe finds nothing, in light and in dark, and nothing reaches out at 400 %,`, () => {
    test.use({ locale: language, viewport, hasTouch });
    for (const view of VIEWS) {
      test(`in the view ${view.name}`, async ({ page, context, site, operator }) => {
        await view.open(new Scene(page, context, site, operator, language));
        await expectAccessibleInBothSchemes(page);
        await expectReflow(page);
      });
    }
  });
}
