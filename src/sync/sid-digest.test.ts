import { expect, test } from "vitest";
import { digestSid } from "./sid-digest.ts";

const part = (value: unknown) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const jwt = (claims: unknown, signature = "c2ln") => `${part({ alg: "RS256" })}.${part(claims)}.${signature}`;

test("the same sid has the same digest under one salt, and another under each other", async () => {
  expect(await digestSid("salt", "token")).toBe(await digestSid("salt", "token"));
  expect(await digestSid("salt", "token")).not.toBe(await digestSid("other", "token"));
  expect(await digestSid("salt", "token")).not.toBe(await digestSid("salt", "token2"));
});

test("a fresh JWT of the same player has the same digest, one of another player has not", async () => {
  const first = await digestSid("salt", jwt({ sub: "7", name: "Åsa?>", exp: 1, iat: 0 }));
  expect(await digestSid("salt", jwt({ iat: 8, jti: "x", name: "Åsa?>", sub: "7", exp: 9, nbf: 8 }, "b3Ro"))).toBe(
    first,
  );
  expect(await digestSid("salt", jwt({ sub: "8", name: "Åsa?>", exp: 1, iat: 0 }))).not.toBe(first);
  expect(await digestSid("salt", jwt({ sub: "7", exp: 1, iat: 0 }))).not.toBe(first);
});

test.each([
  [jwt({ exp: 1 }), jwt({ exp: 2 })],
  [jwt({ iss: "shop", jti: "a" }), jwt({ iss: "shop", jti: "b" })],
  ["a.b.c", "a.b.d"],
  [`${part({})}.${part(null)}.x`, `${part({})}.${part(null)}.y`],
  [`x.${part({ sub: 1 })}.y.z`, `x.${part({ sub: 1 })}.y.w`],
])("%s is nobody else's", async (one, other) => {
  expect(await digestSid("salt", one)).not.toBe(await digestSid("salt", other));
  expect(await digestSid("salt", one)).toBe(await digestSid("salt", one));
});
