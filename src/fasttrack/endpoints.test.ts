import { describe, expect, it } from "vitest";
import { fetchEndpoints, vendorConfigUrl } from "./endpoints.ts";
import { json, serve, text } from "./testing.ts";

const GUIDE = {
  crmUrl: "https://sub.example.com/integration-api",
  fusionUrl: "https://sub.example.com/integration-api",
  prismaUrl: "https://sub.example.com/integration-api",
  pusherKey: "123bc",
  pusherRegion: "eu",
};

const answered = async (value: unknown) => fetchEndpoints((await serve(json(value))).url);

describe("the vendor's address", () => {
  it("has a suffix on staging only", () => {
    expect(vendorConfigUrl("staging", "brand")).toBe(
      "https://am-events-staging.fasttrack-solutions.com/api/v1/config/brand",
    );
    expect(vendorConfigUrl("production", "brand")).toBe(
      "https://am-events.fasttrack-solutions.com/api/v1/config/brand",
    );
  });

  it("is not led astray by a brand's name", () => {
    expect(vendorConfigUrl("production", "../a?b#c")).toMatch(/\/config\/\.\.%2Fa%3Fb%23c$/);
  });
});

describe("a brand's endpoints", () => {
  it("are read from the guide's own answer", async () => {
    expect(await answered(GUIDE)).toEqual({
      type: "success",
      value: { fusionUrl: GUIDE.fusionUrl, pusherKey: "123bc", pusherRegion: "eu" },
    });
  });

  it("take the region that the answer says, and the guide's where it says none", async () => {
    expect(await answered({ ...GUIDE, pusherRegion: "ap2" })).toMatchObject({ value: { pusherRegion: "ap2" } });
    expect(await answered({ ...GUIDE, pusherRegion: null })).toMatchObject({ value: { pusherRegion: "eu" } });
  });

  it("are refused with the names of what is missing", async () => {
    expect(await answered({ ...GUIDE, pusherKey: "" })).toEqual({
      type: "refused",
      errors: ["the answer has no usable pusherKey"],
    });
    expect(await answered([])).toEqual({
      type: "refused",
      errors: ["the answer has no usable fusionUrl and pusherKey"],
    });
  });

  it("invariant 21: never lead anywhere but to the web", async () => {
    for (const fusionUrl of ["javascript:alert(1)", "/api", "data:application/json,{}"]) {
      expect((await answered({ ...GUIDE, fusionUrl })).type).toBe("refused");
    }
  });

  it("are refused where no path can be added to the fusionUrl", async () => {
    for (const end of ["?brand=1", "#top", "/api?", "/api#"]) {
      const fusionUrl = `https://sub.example.com${end}`;
      expect(await answered({ ...GUIDE, fusionUrl })).toEqual({
        type: "refused",
        errors: ["fusionUrl has a query or a fragment (? or #), so that no path can be added to it"],
      });
    }
  });

  it("carry no name and password, with which a browser refuses to call", async () => {
    expect(await answered({ ...GUIDE, fusionUrl: "https://user:secret@sub.example.com/api" })).toMatchObject({
      value: { fusionUrl: "https://sub.example.com/api" },
    });
  });

  it("of a config that points nowhere are a status or a page, not an error", async () => {
    expect(await fetchEndpoints((await serve(text("no", 404))).url)).toMatchObject({ type: "status", status: 404 });
    expect(await fetchEndpoints((await serve(text("<html>"))).url)).toMatchObject({ type: "unreachable" });
  });
});
