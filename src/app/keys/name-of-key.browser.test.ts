import { describe, expect, it } from "vitest";
import { isModified, nameOf } from "./name-of-key.ts";

const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, ...more });

describe("what a key means", () => {
  it.each([
    ["a Latin letter, wherever it is", "z", { code: "KeyY" }, "z"],
    ["an Arabic letter", "ت", { code: "KeyJ" }, "j"],
    ["a Cyrillic letter with shift", "Ф", { code: "KeyA", shiftKey: true }, "A"],
    ["an Arabic question mark", "؟", { code: "Slash", shiftKey: true }, "?"],
    ["what stands on the slash elsewhere", "ظ", { code: "Slash" }, "/"],
    ["a letter of ours that we have no use for", "é", { code: "Digit2" }, "é"],
    ["a named key", "ArrowDown", { code: "ArrowDown" }, "ArrowDown"],
  ])("%s", (_, key, more, name) => {
    expect(nameOf(press(key, more))).toBe(name);
  });
});

describe("a modifier", () => {
  it.each([
    ["for a letter with Ctrl", "j", { ctrlKey: true }, true],
    ["for a letter with Alt", "j", { altKey: true }, true],
    ["for a letter with Shift", "A", { shiftKey: true }, false],
    ["for a sign with Ctrl", "/", { ctrlKey: true }, true],
    ["for a sign with ⌘", "/", { metaKey: true }, true],
    ["for a sign that needs AltGr on Windows", "#", { ctrlKey: true, altKey: true }, false],
    ["for a sign that needs ⌥ on a Mac", "#", { altKey: true }, false],
  ])("%s: %s", (_, key, more, is) => {
    expect(isModified(press(key, more), key)).toBe(is);
  });
});
