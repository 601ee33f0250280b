/**
 * What the page may do. One build serves any operator, so hosts of APIs and pictures stay open; what runs does not.
 * `upgrade-insecure-requests` is left out: it would break the sandbox, which is plain http.
 */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' http: https:",
  "connect-src 'self' http: https: ws: wss:",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types dompurify fasttrack-inbox",
].join("; ");
