interface Policy {
  createScriptURL(url: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

/** What TypeScript's library leaves out. */
const isFactory = (value: unknown): value is PolicyFactory =>
  typeof value === "object" && value !== null && "createPolicy" in value;

const AS_IT_IS = { createScriptURL: (url: string) => url };

let policy: Policy | undefined;

/** Through a policy of our own, which nobody else can get at, where the browser has Trusted Types. */
export function setScriptUrl(script: HTMLScriptElement, url: string): void {
  policy ??= makePolicy();
  Reflect.set(script, "src", policy.createScriptURL(url));
}

/** Once: a page's policy allows each name a single time. */
function makePolicy(): Policy {
  const factory: unknown = Reflect.get(window, "trustedTypes");
  try {
    return isFactory(factory) ? factory.createPolicy("fasttrack-inbox-embed", AS_IT_IS) : AS_IT_IS;
  } catch {
    // The page allows no such policy: it goes as a text, which pages that do not insist on the types take.
    return AS_IT_IS;
  }
}
