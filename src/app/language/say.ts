import { byLocale } from "./locale.ts";
import type { Names, Plural } from "./text.ts";

type Value = string | number;

/** The values that a text needs. */
export type ValuesOf<T extends string | Plural> = T extends string
  ? { readonly [Name in Names<T>]: Value }
  : { readonly count: number } & (T extends { readonly other: infer Other extends string }
      ? { readonly [Name in Exclude<Names<Other>, "count">]: Value }
      : unknown);

const plurals = byLocale((locale) => new Intl.PluralRules(locale));
const numbers = byLocale((locale) => new Intl.NumberFormat(locale));

/** As the player writes it. */
export const number = (value: number): string => numbers().format(value);

/** The text with its words in braces filled in; of a text by number, the form that goes with `count`. */
export function say<T extends string | Plural>(text: T, values: ValuesOf<T>): string;
export function say(text: string | Plural, values: Readonly<Record<string, Value>>): string {
  const template = typeof text === "string" ? text : (text[plurals().select(Number(values.count))] ?? text.other);
  return template.replace(/\{(\w+)\}/g, (braced, name: string) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : (value ?? braced);
  });
}
