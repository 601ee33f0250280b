import { unwrap } from "idb";
import { describe, expect, it, onTestFinished } from "vitest";
import { cdp } from "vitest/browser";
import { ClosedError } from "./connection.ts";
import { OpenError, openDatabase } from "./open-database.ts";
import { addIntents, readOutbox } from "./outbox.ts";
import type { Store } from "./store.ts";
import { freshName, freshStore, NOW, refreshWith, serverRow, viewOf } from "./testing.ts";

async function filled(): Promise<Store> {
  const store = freshStore();
  await refreshWith(store, [serverRow(1)]);
  await addIntents(store, "read", [1], NOW);
  return store;
}

/** As another release of the inbox opens it in another tab; resolves when it is done or was given up. */
function openRaw(name: string, version: number, upgrade?: (request: IDBOpenDBRequest) => void): Promise<string> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade?.(request);
    request.onsuccess = () => {
      request.result.close();
      resolve("opened");
    };
    request.onerror = (event) => {
      event.preventDefault();
      resolve(request.error?.name ?? "failed");
    };
  });
}

interface Debugger {
  send(method: string, parameters: object): Promise<unknown>;
}

function isDebugger(session: object): session is Debugger {
  return "send" in session && typeof session.send === "function";
}

/** As the browser does when it runs short of space. */
async function clearStorage(): Promise<void> {
  const session = cdp();
  if (!isDebugger(session)) throw new Error("this browser has no debugger");
  await session.send("Storage.clearDataForOrigin", { origin: location.origin, storageTypes: "indexeddb" });
}

describe("a connection that has to go", () => {
  it("invariant 15: closes when another tab needs it, and the next work opens it anew", async () => {
    const store = await filled();
    expect(await openRaw(store.name, 999, (request) => request.transaction?.abort())).toBe("AbortError");
    expect(await viewOf(store)).toMatchObject({ unread: 0, pending: 1, rows: [{ id: 1 }] });
  });

  it("invariant 20: a page of an older release leaves a newer database alone, and says why", async () => {
    const store = await filled();
    expect(await openRaw(store.name, 999)).toBe("opened");
    await expect(viewOf(store)).rejects.toMatchObject({ name: "OpenError", problem: "newer-version" });
    expect(await openRaw(store.name, 999)).toBe("opened");
  });

  it("invariant 15: is opened anew after the browser closed it by itself", async () => {
    const store = await filled();
    const raw = unwrap(await store.connection.open());
    raw.close();
    raw.dispatchEvent(new Event("close"));
    expect(await readOutbox(store)).toMatchObject([{ messageId: 1, kind: "read" }]);
    expect(unwrap(await store.connection.open())).not.toBe(raw);
  });

  it("invariant 15: is opened anew where only the work itself found out that it was lost", async () => {
    const store = await filled();
    unwrap(await store.connection.open()).close();
    expect(await readOutbox(store)).toHaveLength(1);
  });

  it("invariant 16: is opened anew and known to be empty after the browser threw the data away", async () => {
    const store = await filled();
    await clearStorage();
    await expect.poll(async () => (await viewOf(store)).rows.length).toBe(0);
    expect(store.connection.isNew).toBe(true);
    await refreshWith(store, [serverRow(1)]);
    expect((await viewOf(store)).unread).toBe(1);
  });

  it("invariant 15: is opened anew only so many times before the error counts", async () => {
    const store = await filled();
    const { transaction } = IDBDatabase.prototype;
    onTestFinished(() => {
      IDBDatabase.prototype.transaction = transaction;
    });
    let tries = 0;
    IDBDatabase.prototype.transaction = () => {
      tries += 1;
      throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
    };
    await expect(readOutbox(store)).rejects.toThrow("server lost");
    expect(tries).toBe(3);
    IDBDatabase.prototype.transaction = transaction;
    expect(await readOutbox(store)).toHaveLength(1);
  });

  it("is not opened anew where the work itself is wrong", async () => {
    const store = await filled();
    let tries = 0;
    const wrong = store.connection.run(async () => {
      tries += 1;
      throw new DOMException("no such key", "DataError");
    });
    await expect(wrong).rejects.toThrow("no such key");
    expect(tries).toBe(1);
  });
});

describe("opening", () => {
  it("happens once, however many ask for it", async () => {
    const store = freshStore();
    const opened = await Promise.all([store.connection.open(), store.connection.open(), store.connection.open()]);
    expect(new Set(opened).size).toBe(1);
  });

  it("says whether the database was there before", async () => {
    const name = freshName();
    const first = freshStore(name);
    await first.connection.open();
    const second = freshStore(name);
    await second.connection.open();
    expect([first.connection.isNew, second.connection.isNew]).toEqual([true, false]);
  });

  it("invariant 15: settles where the browser does not answer, and leaves nothing open behind", async () => {
    const name = freshName();
    const holder = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve(request.result);
    });
    // A delete that a frozen tab blocks keeps every later open waiting.
    const removal = new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = () => resolve();
    });
    const opening = openDatabase(name, () => {}, { timeoutMs: 50 });
    await expect(opening).rejects.toThrow(OpenError);
    await expect(opening).rejects.toMatchObject({ problem: "stuck" });
    holder.close();
    let closed = 0;
    const { close } = IDBDatabase.prototype;
    onTestFinished(() => {
      IDBDatabase.prototype.close = close;
    });
    IDBDatabase.prototype.close = function () {
      closed += 1;
      close.call(this);
    };
    await removal;
    await expect.poll(() => closed).toBe(1);
  });

  it("invariant 15: is refused where the browser throws or fails", async () => {
    const { open } = IDBFactory.prototype;
    onTestFinished(() => {
      IDBFactory.prototype.open = open;
    });
    IDBFactory.prototype.open = () => {
      throw new DOMException("The operation is insecure", "SecurityError");
    };
    await expect(openDatabase(freshName(), () => {})).rejects.toMatchObject({ problem: "refused" });
  });

  it("fails for good once the store was closed", async () => {
    const store = await filled();
    store.connection.close();
    await expect(readOutbox(store)).rejects.toThrow(ClosedError);
  });
});
