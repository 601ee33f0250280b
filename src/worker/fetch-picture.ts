import { wayWanted } from "./make-way.ts";

/** For one picture, its body included: one that hangs must not hold up those behind it. */
const PATIENCE_MS = 15_000;

/** Whoever wrote a message chose the addresses: they learn nothing about the player, and get nothing done in their name. */
const ANONYMOUS = { credentials: "omit", referrerPolicy: "no-referrer" } as const;

/** No `<img>` here asks for CORS, so an opaque answer will do. However long it takes: it comes in while the player looks. */
export function fetchToShow(url: string, signal?: AbortSignal): Promise<Response> {
  return fetch(url, { ...ANONYMOUS, mode: "no-cors", signal: either(wayWanted(), signal) });
}

/** @throws when it cannot be reached, or takes too long */
export function fetchToKeep(url: string, mode: "cors" | "no-cors"): Promise<Response> {
  return fetch(url, { ...ANONYMOUS, mode, signal: either(wayWanted(), AbortSignal.timeout(PATIENCE_MS)) });
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

/** As `AbortSignal.any`, which is younger than some browsers here. */
function either(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal?.aborted) controller.abort(signal.reason);
    signal?.addEventListener("abort", () => controller.abort(signal.reason), { signal: controller.signal });
  }
  return controller.signal;
}
