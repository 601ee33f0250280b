import { BRAND_ID, BRAND_NAME } from "../crm/brand.ts";
import type { Here } from "../hosts.ts";
import { type Answer, jsonAnswer } from "../http/answer.ts";
import type { World } from "../world.ts";
import { CONFIG_PATH } from "./config.ts";
import { SESSION_PATH, SIGN_IN_PATH } from "./session.ts";

/** Where those who try the embed on their own machine serve a page of theirs (docs/integrate.md). */
const TRIAL_PORTS = [3000, 5173, 8000, 8080];

/** The operator's file that tells the inbox whose it is. An operator's own file, if there is one, comes before this. */
export function inboxConfigAnswer(world: World, here: Here): Answer {
  const { live } = world;
  return jsonAnswer(
    200,
    {
      brandName: BRAND_NAME,
      brandId: BRAND_ID,
      configUrl: `${CONFIG_PATH}${BRAND_NAME}`,
      sessionUrl: SESSION_PATH,
      signInUrl: SIGN_IN_PATH,
      hostOrigins: [here.port, ...TRIAL_PORTS].flatMap((port) => [
        `http://localhost:${port}`,
        `http://127.0.0.1:${port}`,
      ]),
      pusher: { host: live.host ?? here.hostname, port: live.port ?? here.port, tls: false },
    },
    { "cache-control": "no-store" },
  );
}
