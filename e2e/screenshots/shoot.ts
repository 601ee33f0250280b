// `npm run screenshots`: every view in every look, into `screenshots/`. `--grep phone-dark` or `--grep toasts` takes some.
import { test } from "../fixtures.ts";
import { Scene } from "../views/scene.ts";
import { EMBEDDED, VIEWS } from "../views/views.ts";
import { LOOKS } from "./looks.ts";

for (const look of LOOKS) {
  test.describe(look.name, () => {
    test.use({
      viewport: { width: look.width, height: look.height },
      hasTouch: look.isTouch,
      colorScheme: look.isDark ? "dark" : "light",
      locale: look.language,
      deviceScaleFactor: 2,
      contextOptions: { reducedMotion: "reduce" },
    });
    for (const view of [...VIEWS, ...EMBEDDED]) {
      test(view.name, async ({ page, context, site, operator }) => {
        await view.open(new Scene(page, context, site, operator, look.language));
        await page.mouse.move(0, 0);
        for (const frame of page.frames()) await frame.evaluate(hasPictures);
        await page.screenshot({ path: `screenshots/${view.name}.${look.name}.png` });
      });
    }
  });
}

/** Resolves when all pictures in sight are there, or are known not to come. */
async function hasPictures(): Promise<void> {
  const inSight = [...document.images].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  await Promise.all(inSight.map((image) => image.decode().catch(() => undefined)));
}
