import type { Application } from "./pusher/application.ts";

/** A Pusher-compatible server that is used instead of the sandbox's own. */
export interface ExternalPusher extends Application {
  readonly host: string;
  readonly port: number;
}

const NAMES = ["PUSHER_HOST", "PUSHER_PORT", "PUSHER_APP_ID", "PUSHER_KEY", "PUSHER_SECRET"] as const;

/** The environment is set in a way the sandbox cannot start with. */
export class SettingsError extends Error {}

/** Reads the external Pusher server from the environment: all five variables or none. Throws a SettingsError. */
export function externalPusherFrom(env: Readonly<Record<string, string | undefined>>): ExternalPusher | undefined {
  const set = NAMES.filter((name) => env[name] !== undefined && env[name] !== "");
  if (set.length === 0) return undefined;
  const missing = NAMES.filter((name) => !set.includes(name));
  if (missing.length > 0) {
    throw new SettingsError(
      `${set.join(", ")} set but not ${missing.join(", ")}: set all five for an external Pusher server, or none (docs/sandbox.md)`,
    );
  }
  const [host = "", port = "", id = "", key = "", secret = ""] = NAMES.map((name) => env[name] ?? "");
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new SettingsError(`PUSHER_PORT should be a port number, not "${port}" (docs/sandbox.md)`);
  }
  return { host, port: number, id, key, secret };
}
