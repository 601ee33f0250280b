import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint } from "./fingerprint.ts";
import type { Notification } from "./notification.ts";
import { aRow } from "./testing.ts";

describe("the fingerprint of a row", () => {
  it("is the same for the same row, read twice", () => {
    const read = () => aRow({ id: 7, buttons: [{ text: "Go", href: "https://example.com/" }] });
    expect(fingerprint(read())).toBe(fingerprint(read()));
  });

  it("differs when any one field differs", () => {
    const changes: Partial<Notification>[] = [
      { id: 2 },
      { event: "shoutout" },
      { display: "silent" },
      { title: "B title" },
      { preview: "B preview" },
      { footer: "f" },
      { buttons: [{ text: "Go", href: "https://example.com/" }] },
      { image: "https://example.com/i.png" },
      { pictures: ["https://example.com/i.png"] },
      { isRead: true },
      { date: 1 },
      { expires: 1 },
    ];
    const prints = [aRow(), ...changes.map((change) => aRow(change)), aRow({}, "<p>B body</p>")].map(fingerprint);
    expect(new Set(prints).size).toBe(changes.length + 2);
  });

  it("is a whole number that a double holds exactly, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (body) => {
        const print = fingerprint(aRow({}, body));
        expect(Number.isSafeInteger(print) && print >= 0).toBe(true);
      }),
    );
  });

  it("tells 20,000 bodies apart that differ in one number", () => {
    const prints = new Set<number>();
    for (let i = 0; i < 20_000; i++) prints.add(fingerprint(aRow({}, `<p>${i}</p>`)));
    expect(prints.size).toBe(20_000);
  });
});
