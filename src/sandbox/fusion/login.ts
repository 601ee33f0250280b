import { BRAND_ID } from "../crm/brand.ts";
import { type Answer, jsonAnswer } from "../http/answer.ts";
import { withCors } from "../http/cors.ts";
import { type Call, notAuthenticated } from "./call.ts";

/** Three parts like a JWT, so that nobody mistakes it for the AuthToken; its signature is none. */
function jwtLike(userId: number): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none", typ: "JWT" })}.${part({ UserId: userId, BrandId: BRAND_ID })}.sandbox`;
}

/** Exchanges a sid for an AuthToken. The colon inside `IsAuthenticated:` stands in the vendor's own page. */
export function login({ world, caller }: Call): Answer {
  const { user } = caller;
  if (user === undefined) return notAuthenticated();
  const data = {
    JwtToken: jwtLike(user.id),
    Authentication: { "IsAuthenticated:": true, AuthToken: world.tokens.issue(user) },
    User: {
      UserId: user.id,
      BrandId: BRAND_ID,
      IsTestUser: user.name === null,
      Firstname: user.name ?? "Test",
      Lastname: "Player",
    },
  };
  return withCors(jsonAnswer(200, { Data: data, Success: true, Errors: null }));
}
