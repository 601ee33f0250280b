import { inTime } from "./in-time.ts";

type LiveCode = typeof import("../fasttrack/live-channel.ts");

const PATIENCE_MS = 30_000;

let code: Promise<LiveCode> | null = null;
let tries = 0;
let address: string | null = null;

/** Says where the code is on the server: some browsers ask only once for what they did not get, unless its address is another. */
export function nameLiveCode(path: string | null, pageUrl: string): void {
  address = path === null ? null : new URL(path, pageUrl).href;
}

/**
 * What a live connection needs. Pusher's client is nearly as large as all that the stored list needs, and comes after it.
 *
 * @throws (rejects) where it does not come; the next call tries it again
 */
export function loadLiveCode(): Promise<LiveCode> {
  code ??= inTime(load(), PATIENCE_MS, "The live connection's code did not come.").catch((error: unknown) => {
    code = null;
    throw error;
  });
  return code;
}

async function load(): Promise<LiveCode> {
  const again = tries++;
  if (again === 0 || address === null) return import("../fasttrack/live-channel.ts");
  const found: unknown = await import(/* @vite-ignore */ `${address}?again=${again}`);
  if (!isLiveCode(found)) throw new Error(`${address} is not the live connection's code.`);
  return found;
}

/** By its name: it is of this very build. */
function isLiveCode(found: unknown): found is LiveCode {
  return typeof found === "object" && found !== null && "openLiveChannel" in found;
}
