import { clip } from "../../model/plain-text.ts";
import type { SeenNotification } from "../../model/seen.ts";
import { strings } from "../strings.ts";

/** Characters that are more than two lines of any list, and cost its layout little. */
const MOST = 300;

/** What a row is called. A title of characters that show nothing is none. */
export function nameOf({ title }: SeenNotification): string {
  return /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u.test(title) ? clip(title, MOST) : strings.untitled;
}
