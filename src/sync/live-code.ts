import { inTime } from "./in-time.ts";

type LiveCode = typeof import("../fasttrack/live-channel.ts");

const PATIENCE_MS = 30_000;

let code: Promise<LiveCode> | null = null;

/**
 * What a live connection needs. Pusher's client is nearly as large as all that the stored list needs, and comes after it.
 *
 * @throws (rejects) where it does not come; the next call tries it again, of which some browsers make nothing in this page
 */
export function loadLiveCode(): Promise<LiveCode> {
  code ??= inTime(
    import("../fasttrack/live-channel.ts"),
    PATIENCE_MS,
    "The live connection's code did not come.",
  ).catch((error: unknown) => {
    code = null;
    throw error;
  });
  return code;
}
