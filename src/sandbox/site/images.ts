import type { Answer } from "../http/answer.ts";
import { textAnswer } from "../http/answer.ts";
import { withCors } from "../http/cors.ts";
import { drawPicture } from "./picture.ts";

const IMAGE = /^\/sandbox\/images\/([a-z0-9][a-z0-9-]{0,80})\.svg$/;

/** Pictures are drawn from their name and never change. */
const FOR_A_YEAR = { "cache-control": "public, max-age=31536000, immutable" };

/** A picture, or undefined when the path is none. Only names that begin with `cors-` may be read by other sites. */
export function imageAnswer(path: string): Answer | undefined {
  const name = IMAGE.exec(path)?.[1];
  if (name === undefined) return undefined;
  const answer = textAnswer(200, "image/svg+xml", drawPicture(name), FOR_A_YEAR);
  return name.startsWith("cors-") ? withCors(answer) : answer;
}
