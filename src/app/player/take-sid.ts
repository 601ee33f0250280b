import { takePart } from "../fragment.ts";

/**
 * The operator's session token from `#sid=…`. Taken out of the address bar and the history the moment this module runs,
 * so it has to be the entry's first import (invariant 22).
 *
 * @returns null where the fragment holds none
 */
export function takeSid(): string | null {
  return takePart("sid") || null;
}

export const firstSid = takeSid();
