import { ConfigError, DOCUMENTATION } from "./config-error.ts";
import { warnOnce } from "./warn-once.ts";

export type Fields = Readonly<Record<string, unknown>>;
export type Check<T> = (value: unknown) => value is T;

/** @throws ConfigError */
export function required<T>(fields: Fields, name: string, wanted: string, is: Check<T>): T {
  const value = optional(fields, name, wanted, is);
  if (value === null) {
    throw new ConfigError(`"${name}" is missing in inbox.config.json.`, `Set it to ${wanted}. ${DOCUMENTATION}`);
  }
  return value;
}

/** @returns null where it is left out; throws ConfigError */
export function optional<T>(fields: Fields, name: string, wanted: string, is: Check<T>): T | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (is(value)) return value;
  const shown = JSON.stringify(value).slice(0, 80);
  throw new ConfigError(`"${name}" in inbox.config.json is ${shown}.`, `It should be ${wanted}. ${DOCUMENTATION}`);
}

/** How the inbox looks and speaks is no reason to stay closed: what is wrong there is told in the console and left out. */
export function lenient<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    warnOnce(`${error.message} ${error.remedy}`);
    return null;
  }
}
