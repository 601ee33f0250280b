import { OpenError } from "../store/open-database.ts";
import { isQuotaError } from "../store/pressure.ts";
import type { NotStored } from "./state.ts";

/** Why a change did not get into the store: each has a remedy of its own. */
export function whyNotStored(error: unknown): NotStored {
  if (isQuotaError(error)) return "full";
  return error instanceof OpenError ? error.problem : "unknown";
}
