import { httpUrl } from "../model/http-url.ts";
import type { Outcome } from "../model/outcome.ts";
import { callJson } from "./http.ts";
import { isRecord, textOf } from "./json.ts";

/** What an operator's brand uses of the vendor's config answer (guide, step 1). */
export interface Endpoints {
  readonly fusionUrl: string;
  readonly pusherKey: string;
  readonly pusherRegion: string;
}

export type Environment = "production" | "staging";

/** Where the vendor answers for a brand; staging is the guide's, production drops the suffix. */
export function vendorConfigUrl(environment: Environment, brandName: string): string {
  const host = `am-events${environment === "staging" ? "-staging" : ""}.fasttrack-solutions.com`;
  return `https://${host}/api/v1/config/${encodeURIComponent(brandName)}`;
}

/**
 * Asks for the brand's endpoints. An answer without `fusionUrl` or `pusherKey` is `refused` with what is missing, and so
 * is one whose `fusionUrl` cannot be the base of other addresses.
 */
export async function fetchEndpoints(url: string): Promise<Outcome<Endpoints>> {
  const outcome = await callJson({ url, timeoutMs: 15_000 });
  if (outcome.type !== "success") return outcome;
  const value = isRecord(outcome.value) ? outcome.value : {};
  const fusionUrl = httpUrl(value.fusionUrl);
  const pusherKey = textOf(value.pusherKey);
  if (fusionUrl === null || pusherKey === "") {
    const missing = [fusionUrl === null ? "fusionUrl" : "", pusherKey === "" ? "pusherKey" : ""].filter(Boolean);
    return { type: "refused", errors: [`the answer has no usable ${missing.join(" and ")}`] };
  }
  if (/[?#]/.test(fusionUrl)) {
    const problem = "fusionUrl has a query or a fragment (? or #), so that no path can be added to it";
    return { type: "refused", errors: [problem] };
  }
  return { type: "success", value: { fusionUrl, pusherKey, pusherRegion: textOf(value.pusherRegion) || "eu" } };
}
