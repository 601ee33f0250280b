/** The guide's hardcoded test sid, and its user. */
export const TEST_SID = "99999999-9999-9999-9999-999999999999-9999";
export const TEST_USER_ID = -9999;

/** How many rows `sandbox-NAME` has, and how many `sandbox-NAME-N` may ask for. */
export const DEFAULT_ROWS = 24;
export const MAX_ROWS = 100_000;

const NAMED = /^sandbox-([A-Za-z0-9][A-Za-z0-9._-]{0,63})$/;
const COUNTED = /-(\d{1,6})$/;

/** What a sid of the sandbox says: whose it is and how many rows the inbox is filled with. */
export interface ParsedSid {
  readonly sid: string;
  /** The user's name; the guide's test user has none. */
  readonly name: string | null;
  readonly rows: number;
}

/** Reads a sid; undefined when it is not one of the sandbox's. */
export function parseSid(sid: string): ParsedSid | undefined {
  if (sid === TEST_SID) return { sid, name: null, rows: DEFAULT_ROWS };
  const name = NAMED.exec(sid)?.[1];
  if (name === undefined) return undefined;
  const digits = COUNTED.exec(name)?.[1];
  const rows = digits === undefined ? DEFAULT_ROWS : Number(digits);
  return rows > MAX_ROWS ? undefined : { sid, name, rows };
}
