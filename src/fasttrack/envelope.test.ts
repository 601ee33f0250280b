import { describe, expect, it } from "vitest";
import { callFasttrack, errorTexts } from "./http.ts";
import { type Answer, envelope, json, serve, text } from "./testing.ts";

async function callOnce(answer: Answer) {
  const { url } = await serve(answer);
  return callFasttrack({ url, timeoutMs: 5_000 });
}

describe("Fasttrack's envelope", () => {
  it("gives its data, whatever its Errors are on success", async () => {
    for (const errors of [[], null, undefined]) {
      expect(await callOnce(envelope([1], true, errors))).toEqual({ type: "success", value: [1] });
    }
  });

  it("may hold null, a boolean or no data at all", async () => {
    expect(await callOnce(envelope(null))).toEqual({ type: "success", value: null });
    expect(await callOnce(envelope(true))).toEqual({ type: "success", value: true });
    expect(await callOnce(json({ Success: true, Errors: [] }))).toEqual({ type: "success", value: undefined });
  });

  it("invariant 7: Success:false is a refusal, whatever its Data says", async () => {
    expect(await callOnce(envelope(true, false, ["no"]))).toEqual({ type: "refused", errors: ["no"] });
    expect(await callOnce(envelope(null, false, null))).toEqual({ type: "refused", errors: [] });
  });

  it("invariant 7: is not believed where Success is missing or no boolean", async () => {
    for (const value of [{}, { Data: [] }, { Success: "true" }, { Success: 1 }, [], null, true, "ok", 7]) {
      expect(await callOnce(json(value))).toEqual({ type: "unreachable", reason: "not-json" });
    }
  });

  it("lets statuses and pages through as what they are", async () => {
    expect(await callOnce(json({ Success: true }, 500))).toMatchObject({ type: "status", status: 500 });
    expect(await callOnce(text("<html>"))).toEqual({ type: "unreachable", reason: "not-json" });
  });
});

describe("Errors", () => {
  it("are nothing where they are null, missing or empty", () => {
    for (const errors of [null, undefined, [], [null], "", [""], true]) expect(errorTexts(errors)).toEqual([]);
  });

  it("are read from strings, numbers and objects", () => {
    expect(errorTexts(["a", 17, { Message: "b" }, { message: "c" }, { Code: 4 }, {}])).toEqual([
      "a",
      "17",
      "b",
      "c",
      "4",
    ]);
    expect(errorTexts({ code: "d" })).toEqual(["d"]);
    expect(errorTexts("alone")).toEqual(["alone"]);
    expect(errorTexts({ Message: "alone" })).toEqual(["alone"]);
  });

  it("are cut where a server prints its stack", () => {
    expect(errorTexts(["x".repeat(10_000)])[0]).toHaveLength(300);
  });

  it("are few, and short together", () => {
    expect(errorTexts(Array.from({ length: 100_000 }, (_, index) => index))).toEqual(["0", "1", "2", "3", "4"]);
    const long = errorTexts(Array.from({ length: 3_000 }, () => "x".repeat(300)));
    expect(long.map((text) => text.length)).toEqual([300, 200]);
    expect(errorTexts([`e${"\u0301".repeat(10_000)}`])[0]).toHaveLength(9);
  });
});
