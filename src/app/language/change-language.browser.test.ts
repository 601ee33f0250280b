import { expect, onTestFinished, test } from "vitest";
import { lateActions } from "../late-actions.ts";
import { Page } from "../page.ts";
import { strings } from "../strings.ts";
import { changeLanguage } from "./change-language.ts";

test("of two changes the later one holds, whichever language is loaded first", async () => {
  const page = new Page(document.createElement("div"), lateActions().actions);
  onTestFinished(() => changeLanguage(page, "host", null));
  await Promise.all([changeLanguage(page, "host", "de"), changeLanguage(page, "host", "en")]);
  expect(strings.markRead).toBe("Mark as read");
  expect(document.documentElement.lang).toBe("en");
});
