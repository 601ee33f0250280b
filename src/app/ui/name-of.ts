import { clip } from "../../model/plain-text.ts";
import type { SeenNotification } from "../../model/seen.ts";
import { strings } from "../strings.ts";

/** Characters that are more than two lines of any list, and cost its layout little. */
const MOST = 300;

/** What a row is called. */
export function nameOf({ title }: SeenNotification): string {
  return clip(title, MOST) || strings.untitled;
}
