import type { Failure } from "../model/outcome.ts";
import { warnOnce } from "./warn-once.ts";

const EXPECTED = 'It should answer {"sid": "…"} as JSON, and 401 when nobody is signed in (docs/configuration.md).';

/** Nobody signed in is no mistake; everything else that the operator's `sessionUrl` may answer has a cause to be told. */
export function warnOfSessionUrl(sessionUrl: string, failure: Failure): void {
  const problem = problemOf(failure);
  if (problem !== null) warnOnce(`"sessionUrl" ${sessionUrl} ${problem} ${EXPECTED}`);
}

function problemOf(failure: Failure): string | null {
  switch (failure.type) {
    case "status":
      return failure.status === 401 ? null : `answered ${failure.status}.`;
    case "refused":
      return `answered without a sid that can be used: ${failure.errors.join("; ")}.`;
    case "unreachable":
      return unreachable(failure.reason);
  }
}

function unreachable(reason: "network" | "timeout" | "not-json"): string | null {
  if (reason === "not-json") return "answered with something that is no JSON, such as the page of a sign-in it led to.";
  if (!navigator.onLine) return null;
  if (reason === "timeout") return "did not answer in time.";
  return (
    "could not be asked. If there is a network, its server is down, it led to a page of another origin, or it lacks the " +
    "CORS headers Access-Control-Allow-Origin and Access-Control-Allow-Credentials for this origin."
  );
}
