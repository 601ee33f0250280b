import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FullNotification } from "../model/notification.ts";
import { parseRow } from "./row.ts";
import { GUIDE_ROW } from "./testing.ts";

const USER = -9999;

function rowOf(fields: Readonly<Record<string, unknown>>): FullNotification {
  const parsed = parseRow({ MessageId: 1, ...fields }, USER);
  if (parsed.type === "bad") throw new Error(parsed.problem);
  return parsed.row;
}

describe("a row as the guide prints it", () => {
  it("is read whole", () => {
    const google = "https://www.google.com/";
    expect(parseRow(GUIDE_ROW, USER)).toEqual({
      type: "row",
      row: {
        body: "This is the message body. Can contain HTML!",
        notification: {
          id: 1234,
          event: "shoutout",
          display: "push",
          title: "Use Fasttrack Integration inbox!",
          preview: "Message preview text",
          footer: "Message footer text.",
          buttons: [
            { text: "Primary button", href: google },
            { text: "Secondary button", href: google },
          ],
          image: "http://example.com/img/header-image.jpg",
          pictures: ["http://example.com/img/header-image.jpg"],
          isRead: false,
          date: Date.UTC(2019, 8, 12, 12, 37, 56),
          expires: Date.UTC(2019, 8, 19, 11, 16, 25),
        },
      },
    });
  });

  it("loses nothing by fields that nobody knows", () => {
    expect(parseRow({ ...GUIDE_ROW, Nonsense: { deep: [1] }, __proto__: { IsRead: true } }, USER)).toEqual(
      parseRow(GUIDE_ROW, USER),
    );
  });
});

describe("a row that is bad", () => {
  it("is no object, or cannot be told apart from others", () => {
    for (const value of [null, undefined, [], "row", 7]) {
      expect(parseRow(value, USER)).toEqual({ type: "bad", problem: "not an object" });
    }
    for (const id of [undefined, null, "", "abc", 1.5, {}, true]) {
      expect(parseRow({ ...GUIDE_ROW, MessageId: id }, USER)).toEqual({ type: "bad", problem: "no usable MessageId" });
    }
  });

  it("invariant 18: is another user's", () => {
    for (const user of [1, "1", "-99990", "somebody", {}]) {
      expect(parseRow({ ...GUIDE_ROW, UserId: user }, USER)).toEqual({ type: "bad", problem: "of another user" });
    }
  });
});

describe("a row with something wrong in it", () => {
  it("is this user's where it does not say whose, or says it in a string", () => {
    for (const user of [undefined, null, -9999, "-9999"]) expect(rowOf({ UserId: user }).notification.id).toBe(1);
  });

  it("has an id even if that came as a string", () => {
    expect(rowOf({ MessageId: "4321" }).notification.id).toBe(4321);
  });

  it("falls back to nothing for every other field, missing, null or of a wrong type", () => {
    const empty = rowOf({});
    expect(empty).toMatchObject({
      body: "",
      notification: { event: "inbox", display: "push", title: "", buttons: [] },
    });
    expect(empty.notification).toMatchObject({ image: null, date: null, expires: null, isRead: false });
    const names = Object.keys(GUIDE_ROW).filter((name) => name !== "MessageId" && name !== "UserId");
    for (const wrong of [null, {}, [], false]) {
      const fields = Object.fromEntries(names.map((name) => [name, wrong]));
      expect(rowOf(fields)).toEqual(empty);
    }
  });

  it("is read only where it says true", () => {
    expect(rowOf({ IsRead: true }).notification.isRead).toBe(true);
    for (const value of ["true", 1, null, {}]) expect(rowOf({ IsRead: value }).notification.isRead).toBe(false);
  });

  it("takes its event from the live event's name where it has none of its own", () => {
    const parsed = parseRow({ MessageId: 1, Event: "unheard-of" }, USER, "message");
    expect(parsed).toMatchObject({ row: { notification: { event: "message" } } });
  });

  it("takes its preview from the body where it has none", () => {
    expect(rowOf({ Message: "<h1>Hello</h1>", PreviewText: " " }).notification.preview).toBe("Hello");
  });

  it("invariant 21: gets no button and no picture from a link that could run or is relative", () => {
    for (const link of ["javascript:alert(1)", "data:text/html,x", "/promo", "promo.html", "", null, 7]) {
      const { notification } = rowOf({ CTAButtonLink: link, CTAButtonText: "Go", ImageUrl: link });
      expect(notification).toMatchObject({ buttons: [], image: null, pictures: [] });
    }
    const { pictures } = rowOf({
      Message: `<img src="javascript:x"><img src="/a"><img src="https://a.example/1">`,
    }).notification;
    expect(pictures).toEqual(["https://a.example/1"]);
  });

  it("takes a picture's address without a scheme, as HTML does, but no button's", () => {
    const { notification } = rowOf({ CTAButtonLink: "//host/x", CTAButtonText: "Go", ImageUrl: "//host/x" });
    expect(notification).toMatchObject({ buttons: [], image: "https://host/x", pictures: ["https://host/x"] });
  });

  it("gets no button and no picture from an address of a megabyte", () => {
    const link = `https://a.example/${"x".repeat(1_000_000)}`;
    const { notification } = rowOf({ CTAButtonLink: link, CTAButtonText: "Go", ImageUrl: link });
    expect(notification).toMatchObject({ buttons: [], image: null, pictures: [] });
  });

  it("names a button without a text by where it leads", () => {
    expect(rowOf({ CTAButton2Link: "https://promo.example.com/x" }).notification.buttons).toEqual([
      { href: "https://promo.example.com/x", text: "promo.example.com" },
    ]);
  });

  it("has no date where the date is none", () => {
    const { date, expires } = rowOf({ Date: "0001-01-01 00:00:00", Expires: "" }).notification;
    expect([date, expires]).toEqual([null, null]);
  });

  it("keeps a body of 1 MB whole", () => {
    const body = `<p>${"long ".repeat(200_000)}</p><img src="https://a.example/late">`;
    const row = rowOf({ Message: body });
    expect(row.body).toBe(body);
    expect(row.notification.preview).toHaveLength(200);
  });

  it("keeps nothing of the free-form Data: a browser cannot store what is nested too deep", () => {
    const Data: unknown = JSON.parse(`${'{"a":'.repeat(3_000)}1${"}".repeat(3_000)}`);
    const row = rowOf({ Data });
    expect(row).toEqual(rowOf({}));
    expect(structuredClone(row)).toEqual(row);
  });

  it("gets texts as long as a list and a page can show, and whole characters", () => {
    const { notification } = rowOf({
      Title: "t".repeat(5_000),
      PreviewText: "👋".repeat(5_000),
      FooterText: "f".repeat(50_000),
      CTAButtonText: "b".repeat(5_000),
      CTAButtonLink: "https://a.example/",
      CTAButton2Link: `https://${"a".repeat(5_000)}/`,
    });
    expect(notification.title).toBe(`${"t".repeat(999)}…`);
    expect(notification.preview).toBe(`${"👋".repeat(499)}…`);
    expect(notification.footer).toBe("f".repeat(20_000));
    expect(notification.buttons.map(({ text }) => text)).toEqual([`${"b".repeat(199)}…`, `${"a".repeat(199)}…`]);
  });

  it("loses the rest of a pile of marks or invisible characters, which a browser takes seconds to lay out", () => {
    for (const piece of ["\u0301", "\u200e", "\u200b", "\u0301\u200d", "\ufe0f", "\u{e0061}"]) {
      const text = `Hi${piece.repeat(300_000)} you`;
      const { title, preview, buttons } = rowOf({
        Title: text,
        PreviewText: text,
        CTAButtonText: text,
        CTAButtonLink: "https://a.example/",
      }).notification;
      for (const shown of [title, preview, buttons[0]?.text ?? ""]) {
        expect([...shown]).toHaveLength("Hi you".length + 8);
        expect(shown.endsWith(" you")).toBe(true);
      }
      expect([...rowOf({ Message: `Hi${piece.repeat(3_000)}` }).notification.preview]).toHaveLength("Hi".length + 8);
    }
  });

  it("gets texts that neither reorder what stands beside them nor hide what they say", () => {
    const text = "\u2067photo\u202egpj.exe";
    const { title, preview, buttons } = rowOf({
      Title: text,
      Message: `<p>${text}`,
      CTAButtonText: text,
      CTAButtonLink: "https://a.example/",
    }).notification;
    for (const shown of [title, preview, buttons[0]?.text]) expect(shown).toBe("\u2067photogpj.exe\u2069");
  });

  it("has no title, and the preview of its body, where these would show nothing", () => {
    const nothing = "\u200b\u202e \u3164";
    const { title, preview } = rowOf({ Title: nothing, PreviewText: nothing, Message: "<p>Hello" }).notification;
    expect([title, preview]).toEqual(["", "Hello"]);
  });

  it("keeps what real writing puts on top of each other", () => {
    for (const title of [
      "שָׁלוֹם",
      "ệ e\u0323\u0302",
      "👩‍👩‍👧‍👦 ❤️",
      "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
      "\u2067א\u2069",
    ]) {
      expect(rowOf({ Title: title }).notification.title).toBe(title);
    }
  });

  it("leads no button to an address that looks like another's", () => {
    expect(rowOf({ CTAButtonLink: "https://bank.example@evil.example/" }).notification.buttons).toEqual([
      { href: "https://evil.example/", text: "evil.example" },
    ]);
  });

  it("is read or bad, but never an exception, whatever comes", () => {
    const names = Object.keys(GUIDE_ROW);
    const anything = fc.dictionary(fc.constantFrom(...names), fc.anything(), { noNullPrototype: true });
    fc.assert(
      fc.property(fc.oneof(anything, fc.anything()), (value) => {
        const parsed = parseRow(value, USER);
        if (parsed.type === "row") expect(Number.isSafeInteger(parsed.row.notification.id)).toBe(true);
      }),
    );
  });
});
