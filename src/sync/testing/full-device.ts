import { onTestFinished } from "vitest";

/** Makes the device full for what is put into some stores, while a condition holds, as a browser does: it aborts. */
export function fillDevice(isFull: (storeName: string) => boolean): void {
  const real = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    if (isFull(this.name)) {
      this.transaction.abort();
      throw new DOMException("The device is full.", "QuotaExceededError");
    }
    return key === undefined ? real.call(this, value) : real.call(this, value, key);
  };
  onTestFinished(() => {
    IDBObjectStore.prototype.put = real;
  });
}
