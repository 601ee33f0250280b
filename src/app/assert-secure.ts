import { ConfigError } from "../sync/config-error.ts";

/** @throws ConfigError where the browser gives the page no cryptography and no worker */
export function assertSecure(): void {
  if (isSecureContext) return;
  throw new ConfigError(`The inbox was opened over plain ${location.protocol}//.`, "Serve it over https.");
}
