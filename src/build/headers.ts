import { POLICY } from "./policy.ts";

/** Headers for the files whose path begins with `path`; of several that name the same header the last one counts. */
export interface Rule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @param hostOrigins the sites that may embed the inbox */
export function headersFor(hostOrigins: readonly string[]): readonly Rule[] {
  return [
    {
      path: "/",
      headers: {
        // Only a header can say who may embed a page; the rest is in the page as well.
        "Content-Security-Policy": `${POLICY}; frame-ancestors ${["'self'", ...hostOrigins].join(" ")}`,
        "Referrer-Policy": "no-referrer",
        // A page that opens the inbox in a window of its own cannot steer it.
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        // Sites that isolate themselves embed only what says these two.
        "Cross-Origin-Embedder-Policy": "credentialless",
        "Cross-Origin-Resource-Policy": "cross-origin",
        // Whoever has an older copy asks first whether there is a newer one.
        "Cache-Control": "no-cache",
      },
    },
    // Under names that change with their content.
    { path: "/assets/", headers: { "Cache-Control": "public, max-age=31536000, immutable" } },
    // Modules are loaded from another site only with its leave, and a worker of that site keeps scripts only with it.
    ...["/embed.mjs", "/embed.js", "/embed-frames.js"].map((path) => ({
      path,
      headers: { "Access-Control-Allow-Origin": "*" },
    })),
  ];
}
