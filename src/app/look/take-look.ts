import type { Config } from "../../sync/config.ts";
import { changeLanguage } from "../language/change-language.ts";
import type { Page } from "../page.ts";

/** The page looks and speaks as the operator's file says, now and at the next start. Nothing waits for it. */
export function takeLook(page: Page, { language }: Config): void {
  changeLanguage(page, "operator", language).catch((error: unknown) => {
    console.warn("The language could not be changed; the next start does it.", error);
  });
}
