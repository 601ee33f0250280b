import type { RowProps } from "./row.tsx";

/**
 * By what is in it: each reading makes new objects of the same rows. Lists inside a notification are compared by their
 * length only: no row shows what is in them.
 */
export function isSameRow({ seen, ...props }: RowProps, { seen: nextSeen, ...nextProps }: RowProps): boolean {
  return isAlike(props, nextProps) && isAlike(seen, nextSeen);
}

function isAlike(a: object, b: object): boolean {
  const others = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).every(([name, value]) => {
    const other = others.get(name);
    return value === other || (Array.isArray(value) && Array.isArray(other) && value.length === other.length);
  });
}
