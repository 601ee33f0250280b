/** Joins without doubling slashes: `fusionUrl` may end with one, and nobody knows whether `//` is answered. */
export function endpoint(base: string, path: string): string {
  return `${base.replace(/\/+$/, "")}/${path.replace(/^\/+/, "")}`;
}
