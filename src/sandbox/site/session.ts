import { parseSid } from "../crm/sid.ts";
import { type Answer, jsonAnswer, redirectAnswer } from "../http/answer.ts";
import { type Exchange, headerOf } from "../http/exchange.ts";

export const SESSION_PATH = "/sandbox/session";
export const SIGN_IN_PATH = "/sandbox/sign-in";
export const SIGN_OUT_PATH = "/sandbox/sign-out";

/** Who is signed in at the made-up operator when nobody has chosen. */
const FIRST_USER = "demo";
const COOKIE = "sandbox-user";
/** No user can have this name. */
const NOBODY = ".";

function cookieOf(exchange: Exchange): string | undefined {
  const cookies = (headerOf(exchange.request, "cookie") ?? "").split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

function setCookie(name: string): Record<string, string> {
  return { "set-cookie": `${COOKIE}=${name}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000` };
}

/** The sid of a user's name; undefined when no user can have that name. */
export function sidOfName(name: string): string | undefined {
  return parseSid(`sandbox-${name}`)?.sid;
}

/** The sid of the browser's session; undefined when it is signed out. */
export function sessionSid(exchange: Exchange): string | undefined {
  const name = cookieOf(exchange) ?? FIRST_USER;
  return name === NOBODY ? undefined : sidOfName(name);
}

/** The operator's session endpoint: whose session this browser has, or 401 after signing out. */
export function sessionAnswer(exchange: Exchange): Answer {
  const sid = sessionSid(exchange);
  const headers = { "cache-control": "no-store" };
  return sid === undefined ? jsonAnswer(401, { error: "signed out" }, headers) : jsonAnswer(200, { sid }, headers);
}

/** Where to go after signing in: a path of this site and nothing else. */
function returnPath(exchange: Exchange): string {
  const asked = exchange.url.searchParams.get("return") ?? "/";
  const base = "http://same.invalid";
  if (!asked.startsWith("/") || !URL.canParse(asked, base)) return "/";
  const url = new URL(asked, base);
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : "/";
}

/** Signs the browser in as `?user=NAME`; undefined without a user, when the page to choose one should be shown. */
export function signInAnswer(exchange: Exchange): Answer | undefined {
  const name = exchange.url.searchParams.get("user");
  if (name === null || name === "") return undefined;
  if (sidOfName(name) === undefined) {
    const error =
      "A user's name has letters, digits, dots, dashes and underscores; a number at its end is at most 100000";
    return jsonAnswer(400, { error });
  }
  return redirectAnswer(returnPath(exchange), setCookie(name));
}

export function signOutAnswer(exchange: Exchange): Answer {
  const headers = { ...setCookie(NOBODY), "cache-control": "no-store" };
  return exchange.method === "POST"
    ? { status: 204, headers, body: "" }
    : redirectAnswer(returnPath(exchange), headers);
}
