/**
 * What a search takes for the same: case, accents and other marks on letters, forms of Arabic letters, digits, quotes and
 * dashes, widths of blanks. Marks of scripts in which they are letters of their own (vowels of Indic scripts, Thai, kana)
 * stay.
 */
export function fold(text: string): string {
  return foldLetters(text).replace(BLANKS, " ");
}

export interface Folded {
  readonly folded: string;
  /** For each unit of `folded` where what it came from begins in the original. */
  readonly starts: readonly number[];
}

/** As `fold`, character by character, and says where each came from. Slower: for what is shown only. */
export function foldWithPlaces(text: string): Folded {
  const starts: number[] = [];
  let folded = "";
  let start = 0;
  for (const character of text) {
    for (const unit of foldLetters(character).replace(BLANKS, " ")) {
      if (unit === " " && folded.endsWith(" ")) continue;
      folded += unit;
      for (let i = 0; i < unit.length; i++) starts.push(start);
    }
    start += character.length;
  }
  return { folded, starts };
}

const BLANKS = /[\s\p{Cc}]+/gu;
const NOT_ASCII = /[^\0-\x7f]/;
/** Marks that are laid over letters, which most people do not type; and what has no width, such as a soft hyphen. */
const UNTYPED = /(?![\u3099\u309a])(?=\p{M})[\p{sc=Inherited}\p{sc=Arabic}\p{sc=Hebrew}]|[\p{Cf}\u0640]/gu;

/** Letters that Unicode does not take apart, and signs that keyboards write in another way than typesetters do. */
const SAME: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ŧ: "t", ı: "i", ς: "σ" },
  ...{ ٱ: "ا", ى: "ي", ة: "ه", ی: "ي", ې: "ي", ک: "ك", ہ: "ه", ھ: "ه" },
  ...{ "‘": "'", "’": "'", "‚": "'", ʼ: "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"' },
  ...{ "‐": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-" },
};
const ALIKE = new RegExp(`[${Object.keys(SAME).join("")}٠-٩۰-۹]`, "gu");

function foldLetters(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase().replaceAll("`", "'");
  return text.normalize("NFKD").replace(UNTYPED, "").toLowerCase().replace(ALIKE, sameOf);
}

/** Arabic and Persian digits are in order, from a place that ends in 0. */
function sameOf(character: string): string {
  return SAME[character] ?? String(character.charCodeAt(0) & 0xf);
}
