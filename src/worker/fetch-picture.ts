import { wayWanted } from "./make-way.ts";

/** For one picture, its body included: one that hangs must not hold up those behind it. */
const PATIENCE_MS = 15_000;

/** Whoever wrote a message chose the addresses: they learn nothing about the player, and get nothing done in their name. */
const ANONYMOUS = { credentials: "omit", referrerPolicy: "no-referrer" } as const;

/** No `<img>` here asks for CORS, so an opaque answer will do. However long it takes: it comes in while the player looks. */
export function fetchToShow(url: string, signal?: AbortSignal): Promise<Response> {
  return fetchUntil(signal, url, "no-cors");
}

/** @throws when it cannot be reached, or takes too long */
export function fetchToKeep(url: string, mode: "cors" | "no-cors"): Promise<Response> {
  return fetchUntil(AbortSignal.timeout(PATIENCE_MS), url, mode);
}

/**
 * Null where its server does not let it be read, or cannot be reached: only an opaque answer tells these apart.
 *
 * @throws when the answer is an error, or takes too long
 */
export async function fetchReadable(url: string): Promise<Response | null> {
  let response: Response;
  try {
    response = await fetchToKeep(url, "cors");
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  if (!response.ok) throw new Error(`The picture answered ${response.status}`);
  return response;
}

/** Given up, too, when an update wants the way. That signal lives as long as the worker: nothing is left behind on it. */
async function fetchUntil(patience: AbortSignal | undefined, url: string, mode: "cors" | "no-cors"): Promise<Response> {
  const way = wayWanted();
  if ("any" in AbortSignal) {
    const signals = patience === undefined ? [way] : [way, patience];
    return fetch(url, { ...ANONYMOUS, mode, signal: AbortSignal.any(signals) });
  }
  // Some browsers here are older: there, an update waits for a body that hangs after its headers came.
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const signal of [way, patience]) {
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
  }
  try {
    return await fetch(url, { ...ANONYMOUS, mode, signal: controller.signal });
  } finally {
    way.removeEventListener("abort", abort);
  }
}
