/** The endpoints that a fault can be put on. `all`, the default, is those of the vendor's API. */
export const VENDOR_ENDPOINTS = ["login", "list", "single", "read", "delete", "pusher-auth"] as const;
export const ENDPOINTS = [...VENDOR_ENDPOINTS, "config", "session"] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** On the way in, before the server does anything, or on the way out, after it has. */
export type Phase = "request" | "answer";

/** What goes wrong. Each is documented in docs/sandbox.md under its kind. */
export type Trouble =
  | { readonly kind: "offline" }
  | { readonly kind: "hang"; readonly phase: Phase }
  | { readonly kind: "delay"; readonly ms: number; readonly phase: Phase }
  | { readonly kind: "status"; readonly status: number; readonly retryAfter: string | undefined }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "expired-token" }
  | { readonly kind: "unauthorized-200" }
  | { readonly kind: "refuse"; readonly errors: unknown }
  | { readonly kind: "html"; readonly cors: boolean }
  | { readonly kind: "truncate" }
  | { readonly kind: "lost-answer" }
  | { readonly kind: "stale" }
  | { readonly kind: "body"; readonly status: number; readonly body: unknown }
  | { readonly kind: "pusher-down" }
  | { readonly kind: "pusher-over-quota" }
  | { readonly kind: "pusher-auth-refused" };

export const KINDS = [
  "offline",
  "hang",
  "delay",
  "status",
  "unauthorized",
  "expired-token",
  "unauthorized-200",
  "refuse",
  "html",
  "truncate",
  "lost-answer",
  "stale",
  "body",
  "pusher-down",
  "pusher-over-quota",
  "pusher-auth-refused",
] as const satisfies readonly Trouble["kind"][];

/** Something that goes wrong, and when. */
export interface Fault {
  readonly trouble: Trouble;
  readonly endpoint: Endpoint | "all";
  /** Only for requests about this message. */
  readonly messageId: string | undefined;
  /** So many matching requests are served normally first. */
  readonly after: number;
  /** Then so many go wrong; undefined is every one. */
  readonly times: number | undefined;
}

/** Whether the fault is about the live side and not about HTTP. */
export function isSocketFault(fault: Fault): boolean {
  return fault.trouble.kind === "pusher-down" || fault.trouble.kind === "pusher-over-quota";
}
