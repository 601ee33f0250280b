import type { MountOptions, Wishes } from "./api.ts";

const MODES = ["bell", "inline", "headless"];
const THEMES = ["light", "dark", "system"];
const WISHES = ["sid", "locale", "theme"];
const OPTIONS = ["target", "mode", "src", ...WISHES];

/** Options before they were checked: a page without types may hand over anything. */
type Unchecked<Options> = { readonly [Name in keyof Options]?: unknown };

/** Only what was handed over: whatever a page, or somebody else in it, put on `Object.prototype` is no option. */
export function ownOf<Options extends object>(options: Options): Options {
  return Object.setPrototypeOf({ ...options }, null);
}

/** @throws TypeError that names the option and what it should be */
export function checkOptions(options: Unchecked<MountOptions>): asserts options is MountOptions {
  checkNames(options, OPTIONS);
  const { target, mode, src } = options;
  check(isGone(mode) || MODES.some((one) => one === mode), "mode", mode, 'one of "bell", "inline" and "headless"');
  check(isGone(src) || (isText(src) && URL.canParse(src, document.baseURI)), "src", src, "the inbox's address");
  check(
    isGone(target) ? mode === "headless" : target instanceof Element || isSelector(target),
    "target",
    target,
    "an element or a CSS selector of one",
  );
  checkValues(options);
}

/** @throws TypeError that names the option and what it should be */
export function checkWishes(wishes: Unchecked<Wishes>): void {
  checkNames(wishes, WISHES);
  checkValues(wishes);
}

/** What is misspelt would be left out without a word. */
function checkNames(options: object, known: readonly string[]): void {
  const stranger = Object.keys(options).find((name) => !known.includes(name));
  if (stranger === undefined) return;
  throw new TypeError(`FasttrackInbox: "${stranger}" is no option here; there are "${known.join('", "')}".`);
}

function checkValues({ sid, locale, theme }: Unchecked<Wishes>): void {
  // It is a secret: not even a wrong one is said.
  check(
    isGone(sid) || isText(sid) || typeof sid === "function",
    "sid",
    typeof sid,
    "a text or a function that gets one",
  );
  check(isGone(locale) || locale === "" || isLanguageTag(locale), "locale", locale, 'a language tag such as "pt-BR"');
  check(isGone(theme) || THEMES.some((one) => one === theme), "theme", theme, 'one of "light", "dark" and "system"');
}

const isGone = (value: unknown): value is null | undefined => value === null || value === undefined;
const isText = (value: unknown): value is string => typeof value === "string";

function isLanguageTag(value: unknown): boolean {
  try {
    return isText(value) && Intl.getCanonicalLocales(value).length > 0;
  } catch {
    return false;
  }
}

function isSelector(value: unknown): boolean {
  try {
    return isText(value) && document.querySelector(value) !== undefined;
  } catch {
    return false;
  }
}

function check(isRight: boolean, name: string, value: unknown, wanted: string): void {
  if (isRight) return;
  const found = isText(value) ? `"${value}"` : value === null ? "null" : typeof value;
  throw new TypeError(`FasttrackInbox: "${name}" should be ${wanted}, not ${found}.`);
}
