/**
 * The catalogue with the operator's words in it. What does not fit is passed over: an older release may have kept it.
 *
 * @param texts by flat key: `markRead`, `status.waiting`; of a text by number one for all numbers, or its forms
 */
export function withTexts<T extends object>(catalogue: T, texts: object, path = ""): T {
  const copy = { ...catalogue };
  for (const [name, text] of Object.entries(catalogue)) {
    const own: unknown = Reflect.get(texts, path + name);
    if (typeof text === "string") Object.assign(copy, typeof own === "string" && { [name]: own });
    else if (!("other" in text)) Object.assign(copy, { [name]: withTexts(text, texts, `${path + name}.`) });
    else if (typeof own === "string") Object.assign(copy, { [name]: { other: own } });
    else if (typeof own === "object" && own !== null) Object.assign(copy, { [name]: { ...text, ...own } });
  }
  return copy;
}
