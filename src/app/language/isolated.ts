/** What is not the app's own text, within it: in whatever direction it is written, it turns nothing around it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
