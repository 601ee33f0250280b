import { marksOf } from "../../model/search-marks.ts";

/** A text in which what was looked for is marked. */
export function Marked({ text, terms }: { readonly text: string; readonly terms: readonly string[] }) {
  const marks = marksOf(text, terms);
  return (
    <>
      {marks.map(({ start, end }, place) => (
        <>
          {text.slice(marks[place - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
