import { onTestFinished } from "vitest";
import { pictureCacheName } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import { freshStore, refreshWith, serverRow } from "../store/testing.ts";
import { sandboxOrigin } from "../sync/testing/crm.ts";
import { operatorOrigin } from "../sync/testing/operator-site.ts";

/** A user whose messages have one picture each. */
export async function withPictures(...pictures: readonly string[]): Promise<Store> {
  const store = freshStore();
  onTestFinished(async () => {
    await caches.delete(pictureCacheName(store.name));
  });
  await refreshWith(
    store,
    pictures.map((picture, place) => serverRow(place + 1, { pictures: [picture] })),
  );
  return store;
}

export async function keptIn(store: Store): Promise<string[]> {
  return (await (await caches.open(pictureCacheName(store.name))).keys()).map(({ url }) => url);
}

/** An address that nobody asked for before, at a server that lets its answers be read. */
export function readable(status = 200): string {
  return `${operatorOrigin}/${crypto.randomUUID()}?status=${status}&type=image/svg%2Bxml&body=picture`;
}

/** The same at a server that does not, so that the answer is opaque. */
export function unreadable(): string {
  return `${sandboxOrigin}/sandbox/images/plain-${crypto.randomUUID()}.svg`;
}
