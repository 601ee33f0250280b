import { type Environment, vendorConfigUrl } from "../fasttrack/endpoints.ts";
import { isRecord } from "../fasttrack/json.ts";
import type { PusherServer } from "../fasttrack/live-channel.ts";
import { isHttpOrigin } from "../model/http-origin.ts";
import { type Brand, parseBrand } from "./brand.ts";
import { address, isAddress } from "./config-address.ts";
import { ConfigError, DOCUMENTATION } from "./config-error.ts";
import { type Check, type Fields, lenient, optional, required } from "./config-fields.ts";
import { downloadConfig } from "./config-file.ts";
import { isPassing } from "./passing-status.ts";
import { warnOfUnknownFields } from "./unknown-fields.ts";
import { warnOnce } from "./warn-once.ts";

/** What `inbox.config.json` beside the page says, checked and with its defaults. Documented in docs/configuration.md. */
export interface Config {
  readonly brandName: string;
  readonly brandId: number | null;
  /** Absolute. */
  readonly configUrl: string;
  readonly sessionUrl: string | null;
  readonly signInUrl: string | null;
  readonly hostOrigins: readonly string[];
  readonly pusher: PusherServer | null;
  readonly rememberSession: boolean;
  /** A tag such as "de" or "pt-BR"; null leaves it to the browser. */
  readonly language: string | null;
  /** The operator's own words, unchecked: what can be said is known to the page only. */
  readonly strings: object;
  readonly brand: Brand;
}

const FIELDS = [
  "brandName",
  "brandId",
  "environment",
  "configUrl",
  "sessionUrl",
  "signInUrl",
  "hostOrigins",
  "pusher",
  "rememberSession",
  "language",
  "strings",
  "brand",
];

/** @throws ConfigError that names the field, what it should be and where that is documented */
export function parseConfig(value: unknown, pageUrl: string): Config {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ConfigError("inbox.config.json is not a JSON object.", `Write one: {"brandName": "…"}. ${DOCUMENTATION}`);
  }
  const fields: Fields = { ...value };
  warnOfUnknownFields(Object.keys(fields), FIELDS);
  const brandName = required(fields, "brandName", "your brand's name at Fasttrack, lower case", isBrandName);
  const environment: Environment =
    optional(fields, "environment", '"production" or "staging"', isEnvironment) ?? "production";
  const configUrl = optional(fields, "configUrl", "an http(s) address, which may be relative", isAddress(pageUrl));
  return {
    brandName,
    brandId: optional(fields, "brandId", "a whole number", isInteger),
    configUrl: configUrl === null ? vendorConfigUrl(environment, brandName) : new URL(configUrl, pageUrl).href,
    sessionUrl: address(fields, "sessionUrl", pageUrl),
    signInUrl: address(fields, "signInUrl", pageUrl),
    hostOrigins:
      optional(fields, "hostOrigins", 'a list of http(s) origins like "https://www.example.com"', isOrigins) ?? [],
    pusher: optional(fields, "pusher", '{"host": "…", "port": 443, "tls": true}', isPusherServer),
    rememberSession: optional(fields, "rememberSession", "true or false", isBoolean) ?? true,
    language: lenient(() => optional(fields, "language", 'a language tag such as "de" or "pt-BR"', isLanguageTag)),
    strings: lenient(() => optional(fields, "strings", 'an object of texts like {"markRead": "…"}', isRecord)) ?? {},
    brand: parseBrand(fields, pageUrl),
  };
}

const isBrandName: Check<string> = (value): value is string => typeof value === "string" && /^\S+$/.test(value);
const isEnvironment: Check<Environment> = (value) => value === "production" || value === "staging";
const isInteger: Check<number> = (value): value is number => Number.isSafeInteger(value);
const isBoolean: Check<boolean> = (value) => typeof value === "boolean";

const isLanguageTag: Check<string> = (value): value is string => {
  try {
    return typeof value === "string" && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
};

const isOrigins: Check<readonly string[]> = (value): value is readonly string[] =>
  Array.isArray(value) && value.every(isHttpOrigin);

const isPusherServer: Check<PusherServer> = (value): value is PusherServer =>
  typeof value === "object" &&
  value !== null &&
  "host" in value &&
  typeof value.host === "string" &&
  /^[\w.:[\]-]+$/.test(value.host) &&
  "port" in value &&
  isInteger(value.port) &&
  value.port > 0 &&
  value.port < 65_536 &&
  "tls" in value &&
  typeof value.tls === "boolean";

/**
 * Reads the operator's file beside the page; the service worker answers with the last one when there is no network.
 *
 * @param isKept an earlier one is at hand: that this one is withheld is only worth a warning then
 * @returns null where it cannot be had now and that is nobody's mistake
 * @throws ConfigError
 */
export async function fetchConfig(pageUrl: string, isKept = false): Promise<Config | null> {
  const remedy = `Put inbox.config.json beside index.html. ${DOCUMENTATION}`;
  const answer = await downloadConfig(pageUrl);
  if (answer === null || isPassing(answer.status)) return null;
  if (answer.status === 401 || answer.status === 403) {
    const problem = `inbox.config.json may not be read (the server answered ${answer.status}).`;
    const toDo = `Let your server, and what is in front of it, give it to everybody. ${DOCUMENTATION}`;
    if (!isKept) throw new ConfigError(problem, toDo);
    warnOnce(`${problem} ${toDo}`);
    return null;
  }
  if (!answer.isOk)
    throw new ConfigError(`inbox.config.json is missing (the server answered ${answer.status}).`, remedy);
  return parseConfig(parseJson(answer.text, remedy), pageUrl);
}

function parseJson(text: string, remedy: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A server that answers every address with the page itself.
    if (/^\s*</.test(text))
      throw new ConfigError("inbox.config.json is missing (the server answered with a page).", remedy);
    throw new ConfigError("inbox.config.json is not valid JSON.", `Check its commas and quotes. ${DOCUMENTATION}`);
  }
}
