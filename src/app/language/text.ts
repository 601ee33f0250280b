/** The words in braces: `{count}` in a text is replaced when it is said. */
export type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** Any text that holds these words in braces, in whatever order its language wants them. */
type Pattern<N extends string, One extends string = N> = [N] extends [never]
  ? string
  : One extends N
    ? `${string}{${One}}${Pattern<Exclude<N, One>>}`
    : never;

/** What `Intl.PluralRules` tells apart. */
export type Form = Intl.LDMLPluralRule;

/** One text for each form of the number `{count}`. `other` stands in for what a language does not tell apart. */
export type Plural<T extends string = string> = { readonly other: T } & {
  readonly [F in Exclude<Form, "other">]?: string;
};

/**
 * What a translation of the catalogue T has to hold: every key, the words in braces of each text, and of each text by
 * number the forms F, which are those that the language tells apart.
 */
export type Translated<T, F extends Form> = T extends string
  ? Pattern<Names<T>>
  : T extends { readonly other: infer Other extends string }
    ? Plural<Pattern<Names<Other>>> & { readonly [form in F]: string }
    : { readonly [Key in keyof T]: Translated<T[Key], F> };
