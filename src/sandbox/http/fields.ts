/** A request that the control API cannot accept; `message` is written for the person who sent it. */
export class BadRequest extends Error {}

/** Any JSON object as it came in. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether `value` is a JSON object: not null and not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parses JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads the fields of one JSON object by name and type, and remembers which were asked for.
 * Every reader throws a BadRequest that names the field, what it should be and where that is documented.
 */
export class Fields {
  readonly #value: JsonObject;
  readonly #where: string;
  readonly #known = new Set<string>();

  constructor(value: unknown, where: string) {
    if (!isObject(value)) throw new BadRequest(`${where}: expected a JSON object; see docs/sandbox.md`);
    this.#value = value;
    this.#where = where;
  }

  /** The field as it came, of any type. */
  any(name: string): unknown {
    this.#known.add(name);
    return this.#value[name];
  }

  has(name: string): boolean {
    this.#known.add(name);
    return this.#value[name] !== undefined;
  }

  string(name: string): string | undefined {
    const value = this.any(name);
    if (value === undefined || typeof value === "string") return value;
    throw this.wrong(name, "a string");
  }

  boolean(name: string): boolean | undefined {
    const value = this.any(name);
    if (value === undefined || typeof value === "boolean") return value;
    throw this.wrong(name, "true or false");
  }

  /** A whole number of at least `least`. */
  integer(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
    const value = this.any(name);
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
    throw this.wrong(name, `a whole number from ${least} to ${most}`);
  }

  object(name: string): JsonObject | undefined {
    const value = this.any(name);
    if (value === undefined || isObject(value)) return value;
    throw this.wrong(name, "an object");
  }

  array(name: string): readonly unknown[] | undefined {
    const value = this.any(name);
    if (value === undefined || Array.isArray(value)) return value;
    throw this.wrong(name, "an array");
  }

  strings(name: string): readonly string[] | undefined {
    const value = this.array(name);
    if (value === undefined) return undefined;
    const strings = value.filter((item) => typeof item === "string");
    if (strings.length !== value.length) throw this.wrong(name, "an array of strings");
    return strings;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.any(name);
    if (value === undefined) return undefined;
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw this.wrong(name, `one of ${words.join(", ")}`);
    return word;
  }

  /** Throws when the object holds a field that nobody asked for. */
  done(): void {
    const unknown = Object.keys(this.#value).find((name) => !this.#known.has(name));
    if (unknown === undefined) return;
    const known = [...this.#known].sort().join(", ");
    throw new BadRequest(`${this.#where}: unknown field "${unknown}", expected ${known}; see docs/sandbox.md`);
  }

  /** The error for a field of the wrong type or value. */
  wrong(name: string, expected: string): BadRequest {
    const shown = JSON.stringify(this.#value[name]) ?? "nothing";
    return new BadRequest(`${this.#where}: "${name}" should be ${expected}, not ${shown}; see docs/sandbox.md`);
  }
}
