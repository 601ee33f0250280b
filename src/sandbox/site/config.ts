import { BRAND_NAME } from "../crm/brand.ts";
import { FUSION_PATH } from "../fusion/fusion.ts";
import { type Here, otherOrigin } from "../hosts.ts";
import { type Answer, jsonAnswer } from "../http/answer.ts";
import { withCors } from "../http/cors.ts";
import type { World } from "../world.ts";

export const CONFIG_PATH = "/api/v1/config/";

/** Pusher's region; the guide's own page has it as a literal. */
const REGION = "eu";

/** The vendor's configuration of a brand. The API base ends with a slash on purpose: a client must join URLs properly. */
export function configAnswer(world: World, here: Here, brand: string): Answer {
  if (brand !== BRAND_NAME) {
    return withCors(
      jsonAnswer(404, { Success: false, Errors: [`Unknown brand "${brand}"; the sandbox has "sandbox"`] }),
    );
  }
  const base = `${otherOrigin(here)}${FUSION_PATH}/`;
  return withCors(
    jsonAnswer(200, {
      crmUrl: base,
      fusionUrl: base,
      prismaUrl: base,
      pusherKey: world.live.key,
      pusherRegion: REGION,
    }),
  );
}
