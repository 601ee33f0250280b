import { describe, expect, it } from "vitest";
import { at, useSandbox } from "../test-client.ts";

const suite = useSandbox();

/** Asks without following redirects. */
async function ask(path: string, cookie?: string) {
  const headers: HeadersInit = cookie === undefined ? {} : { cookie };
  return await fetch(`${suite.client.sandbox.origin}${path}`, { redirect: "manual", headers });
}

describe("configuration", () => {
  it("of the brand puts the API on the other host", async () => {
    const reply = await suite.client.fetch("/api/v1/config/sandbox");
    const base = `http://localhost:${suite.client.sandbox.port}/fusion/`;
    expect(reply.json).toEqual({
      crmUrl: base,
      fusionUrl: base,
      prismaUrl: base,
      pusherKey: "sandbox-key",
      pusherRegion: "eu",
    });
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
    const other: unknown = await (
      await fetch(`http://localhost:${suite.client.sandbox.port}/api/v1/config/sandbox`)
    ).json();
    expect(at(other, "fusionUrl")).toBe(`${suite.client.sandbox.origin}/fusion/`);
  });

  it("of another brand is 404 in JSON", async () => {
    const reply = await suite.client.fetch("/api/v1/config/other");
    expect([reply.status, at(reply.json, "Success")]).toEqual([404, false]);
  });

  it("of the inbox names the brand, the session and this Pusher server", async () => {
    const reply = await suite.client.fetch("/inbox.config.json");
    const { port } = suite.client.sandbox;
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(reply.json).toEqual({
      brandName: "sandbox",
      brandId: 5,
      configUrl: "/api/v1/config/sandbox",
      sessionUrl: "/sandbox/session",
      signInUrl: "/sandbox/sign-in",
      // And of pages that somebody serves to try the embed.
      hostOrigins: [port, 3000, 5173, 8000, 8080].flatMap((one) => [
        `http://localhost:${one}`,
        `http://127.0.0.1:${one}`,
      ]),
      pusher: { host: "127.0.0.1", port, tls: false },
    });
  });
});

describe("the session", () => {
  it("is the demo user's until somebody signs in or out", async () => {
    expect(await (await ask("/sandbox/session")).json()).toEqual({ sid: "sandbox-demo" });
    const signIn = await ask("/sandbox/sign-in?user=anna-30");
    expect([signIn.status, signIn.headers.get("location")]).toEqual([302, "/"]);
    const setCookie = signIn.headers.get("set-cookie") ?? "";
    expect(setCookie).toMatch(/^sandbox-user=anna-30; Path=\/; HttpOnly; SameSite=Lax/);
    const cookie = setCookie.split(";")[0];
    expect(await (await ask("/sandbox/session", cookie)).json()).toEqual({ sid: "sandbox-anna-30" });
    const signOut = await ask("/sandbox/sign-out", cookie);
    const out = signOut.headers.get("set-cookie")?.split(";")[0];
    expect((await ask("/sandbox/session", out)).status).toBe(401);
  });

  it("returns to a path of this site and to no other", async () => {
    const where = async (to: string) =>
      (await ask(`/sandbox/sign-in?user=a&return=${encodeURIComponent(to)}`)).headers.get("location");
    expect(await where("/sandbox/?user=a")).toBe("/sandbox/?user=a");
    for (const elsewhere of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      expect(await where(elsewhere)).toBe("/");
    }
  });

  it("asks who it is to be, and refuses a name that cannot be", async () => {
    const page = await ask("/sandbox/sign-in");
    expect(await page.text()).toContain("<form");
    expect((await ask("/sandbox/sign-in?user=a%20b")).status).toBe(400);
  });
});

describe("pictures", () => {
  it("are drawn from their names, with CORS for some, and kept for long", async () => {
    const cors = await suite.client.fetch("/sandbox/images/cors-lake.svg");
    const plain = await suite.client.fetch("/sandbox/images/plain-lake.svg");
    expect(cors.headers.get("content-type")).toContain("image/svg+xml");
    expect(cors.headers.get("access-control-allow-origin")).toBe("*");
    expect(plain.headers.get("access-control-allow-origin")).toBeNull();
    expect(cors.headers.get("cache-control")).toContain("max-age=31536000");
    expect(cors.text).toMatch(/^<svg [^>]*width="1280" height="720"/);
    expect(cors.text).not.toBe(plain.text);
    expect((await suite.client.fetch("/sandbox/images/cors-lake.svg")).text).toBe(cors.text);
    expect((await suite.client.fetch("/sandbox/images/../x.svg")).status).toBe(404);
  });
});

describe("pages", () => {
  it.each(["/sandbox/", "/sandbox/demo/", "/sandbox/sign-in"])("%s loads only from this site", async (path) => {
    const reply = await suite.client.fetch(path);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-security-policy")).toContain("default-src 'self'; script-src 'self' http://");
    expect(reply.text).not.toMatch(/\{\{|<script(?![^>]*src=)|style="|https?:\/\/(?!localhost)/);
    const assets = [...reply.text.matchAll(/(?:src|href)="(\/sandbox\/assets\/[^"]+)"/g)].map(
      (match) => match[1] ?? "",
    );
    expect(assets.length).toBeGreaterThan(0);
    for (const asset of assets) expect((await suite.client.fetch(asset)).status).toBe(200);
  });

  it("the vendor's is the guide's but for host names and the brand", async () => {
    const reply = await suite.client.fetch("/sandbox/vendor-demo");
    expect(reply.text).toContain(`const CONFIG_URL = "${suite.client.sandbox.origin}/api/v1/config/sandbox";`);
    expect(reply.text).toContain("const BRAND_ID = 5;");
    for (const [, library = ""] of reply.text.matchAll(/<script src="([^"]+)"/g)) {
      expect((await suite.client.fetch(library)).headers.get("content-type")).toContain("text/javascript");
    }
  });

  it("that are none are left to whoever comes next", async () => {
    for (const path of ["/", "/sandbox/nothing", "/sandbox/assets/../../start.ts"]) {
      expect((await suite.client.fetch(path)).status).toBe(404);
    }
  });
});
