import { expect, onTestFinished, test } from "vitest";
import { strings } from "../strings.ts";
import { freshPage } from "../testing/fresh-page.ts";
import { changeLanguage } from "./change-language.ts";

test("of two changes the later one holds, whichever language is loaded first", async () => {
  const page = freshPage();
  onTestFinished(() => changeLanguage(page, "host", null));
  await Promise.all([changeLanguage(page, "host", "de"), changeLanguage(page, "host", "en")]);
  expect(strings.markRead).toBe("Mark as read");
  expect(document.documentElement.lang).toBe("en");
});
