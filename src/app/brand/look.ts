import type { Logo, Scheme } from "../../sync/brand.ts";

/** How the page looks by the operator's word, ready to be put on. */
export interface Look {
  readonly name: string | null;
  readonly logo: Logo | null;
  readonly scheme: Scheme;
  /** Declarations of tokens, for the root element. */
  readonly tokens: string;
}

const KEY = "fasttrack-inbox:look";
const SCHEMES = ["light", "dark"];
const PLAIN = { name: null, logo: null, scheme: "system", tokens: "" } satisfies Look;

/** What the page wears. To be read when something is rendered, never before. */
export let look: Look = PLAIN;
/** The scheme that it shows: the page around may wish for another. To be read as `look` is. */
export let shownScheme: Scheme = "system";

/** The page around stands above the operator's file. */
let hostScheme: Scheme | null = null;

/** @param scheme null leaves it to the operator's file */
export function setHostScheme(scheme: Scheme | null): void {
  hostScheme = scheme;
  wear(look);
}

/** What was kept at the last start: known before anything is painted, so that nothing changes its colour in sight. */
export function wearKept(): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    wear({ ...PLAIN, ...(typeof kept === "object" && kept) });
  } catch {
    // Then the operator's file says it anew.
  }
}

/** Now and at the next start. @returns whether it is another look than before */
export function changeLook(next: Look): boolean {
  if (JSON.stringify(next) === JSON.stringify(look)) return false;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Then the next start learns it anew.
  }
  wear(next);
  return true;
}

function wear(next: Look): void {
  look = next;
  const root = document.documentElement;
  const scheme = hostScheme ?? next.scheme;
  shownScheme = scheme;
  root.dataset.scheme = scheme;
  // By script, which the policy allows; a style attribute in the page it does not.
  root.style.cssText = next.tokens;
  // The colours of the browser's own bars, the light one first.
  document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]').forEach((meta, index) => {
    const own = SCHEMES[index];
    meta.media = scheme === "system" ? `(prefers-color-scheme: ${own})` : scheme === own ? "all" : "not all";
  });
}
