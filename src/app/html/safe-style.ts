/** Widest and highest that a message may ask for, in px; the box around it scrolls. */
const LONGEST_PX = 1_200;
const PX: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, em: 16, rem: 16 };
/** Of one rem, whatever the player has it be. */
export const ROOT_PX = 16;

type Rule = (value: string) => string | null;

/** A length that is neither negative nor longer than `most` px, in rem so that it grows with the player's text. */
function length(most: number, least = 0): Rule {
  return (value) => {
    const [, number, unit] = /^([\d.]+)(px|pt|r?em)$/.exec(value) ?? [];
    const px = Number(number) * (PX[unit ?? ""] ?? Number.NaN);
    return Number.isFinite(px) ? `${Math.min(Math.max(px, least), most) / ROOT_PX}rem` : null;
  };
}

function matching(pattern: RegExp): Rule {
  return (value) => (pattern.test(value) ? value : null);
}

function either(...rules: readonly Rule[]): Rule {
  return (value) => {
    for (const rule of rules) {
      const allowed = rule(value);
      if (allowed !== null) return allowed;
    }
    return null;
  };
}

/** A longest width of the message's own must not undo that of the box. */
function within(longest: string | null): string | null {
  return longest && `min(100%, ${longest})`;
}

const word = matching(/^[a-z-]+$/);
const auto = matching(/^auto$/);
const percent = matching(/^(100|\d{1,2})(\.\d+)?%$/);
/** Names, `#hex` and the functions that hold numbers only: nothing that could load. */
const colour = matching(/^(?:[a-z]+|#[\da-f]{3,8}|(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([\d.,%/\s-]*\))$/);
const border = matching(/^(?:none|solid|dashed|dotted|double)$/);

const SIDES = ["top", "right", "bottom", "left"];

/** What a message may say of its own looks. Positions, sizes of the viewport, animations and addresses are not among it. */
const RULES = new Map<string, Rule>([
  ["color", colour],
  ["background-color", colour],
  ["text-align", word],
  ["vertical-align", word],
  ["font-weight", matching(/^(?:normal|bold|bolder|lighter|[1-9]00)$/)],
  ["font-style", word],
  ["font-size", either(length(40, 11), matching(/^(?:x{1,2}-)?(?:small|large)(?:er)?$|^medium$/))],
  ["line-height", either(matching(/^(?:1(?:\.\d+)?|2(?:\.\d+)?|normal)$/), length(60, 16))],
  ["text-decoration-line", word],
  ["text-transform", word],
  ["white-space", matching(/^(?:normal|nowrap|pre|pre-wrap|pre-line)$/)],
  ["direction", word],
  ["display", matching(/^(?:none|block|inline|inline-block)$/)],
  ["float", word],
  ["clear", word],
  ["list-style-type", word],
  ["border-collapse", word],
  ["table-layout", word],
  ["width", either(auto, percent, length(LONGEST_PX))],
  ["max-width", either(percent, (value) => within(length(LONGEST_PX)(value)))],
  ["height", either(auto, length(LONGEST_PX))],
  ...SIDES.flatMap((side): [string, Rule][] => [
    [`padding-${side}`, length(64)],
    [`margin-${side}`, either(auto, length(64))],
    [`border-${side}-width`, length(8)],
    [`border-${side}-style`, border],
    [`border-${side}-color`, colour],
  ]),
  ...["top-left", "top-right", "bottom-left", "bottom-right"].map((corner): [string, Rule] => [
    `border-${corner}-radius`,
    either(percent, length(32)),
  ]),
]);

/** Senders hide the words that only a mail program's list should show in many ways; here each of them hides. */
function isHidden(style: CSSStyleDeclaration): boolean {
  return style.opacity === "0" || style.visibility === "hidden" || style.maxHeight === "0px";
}

/**
 * Gives the element what is harmless of a style attribute's text, through the CSSOM, since the page's policy forbids the
 * attribute. The browser's own parser splits it, in an element that is never shown.
 */
export function applyStyle(element: HTMLElement, text: string, scratch: CSSStyleDeclaration): void {
  scratch.cssText = text;
  for (const property of scratch) {
    const value = RULES.get(property)?.(scratch.getPropertyValue(property).toLowerCase()) ?? null;
    if (value !== null) element.style.setProperty(property, value);
  }
  if (isHidden(scratch)) element.style.setProperty("display", "none");
}
