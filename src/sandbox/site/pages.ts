import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { BRAND_ID, BRAND_NAME } from "../crm/brand.ts";
import { type Here, otherOrigin } from "../hosts.ts";
import { type Answer, redirectAnswer, textAnswer } from "../http/answer.ts";

/** The pages of the sandbox, by path. */
const PAGES: Readonly<Record<string, string>> = {
  "/sandbox/": "console.html",
  "/sandbox/demo/": "demo.html",
  "/sandbox/sign-in": "sign-in.html",
  "/sandbox/vendor-demo": "vendor-demo.txt",
};

/** Libraries that the vendor's page loads, served from what is installed. */
const LIBRARIES: Readonly<Record<string, string>> = {
  "/sandbox/vendor/jquery-3.4.1.min.js": "jquery-3.4.1/dist/jquery.min.js",
  "/sandbox/vendor/pusher-5.0.min.js": "pusher-js-5/dist/web/pusher.min.js",
};

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".txt": "text/html",
};

const ASSET = /^\/sandbox\/assets\/([a-z-]+\.(?:css|js|svg))$/;

/** What the vendor's page may not name here: its hosts, and the brand it leaves blank. */
function asVendorPage(text: string, here: Here): string {
  return text
    .replace("https://ajax.googleapis.com/ajax/libs/jquery/3.4.1/jquery.min.js", "/sandbox/vendor/jquery-3.4.1.min.js")
    .replace("https://js.pusher.com/5.0/pusher.min.js", "/sandbox/vendor/pusher-5.0.min.js")
    .replace("https://am-events-staging.fasttrack-solutions.com", here.origin)
    .replaceAll("[BRAND_ID]", String(BRAND_ID))
    .replaceAll("[BRAND_NAME]", BRAND_NAME);
}

/** As strict as an operator's may be: of the inbox's site it allows the script and the frames, and no inline style. */
function policy(here: Here): string {
  const inbox = otherOrigin(here);
  return [
    "default-src 'self'",
    `script-src 'self' ${inbox}`,
    `frame-src ${inbox}`,
    "img-src *",
    "connect-src *",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}

/** Answers the sandbox's pages and their assets; undefined when the path is none of them. */
export async function pageAnswer(path: string, here: Here, root: string): Promise<Answer | undefined> {
  if (path === "/sandbox" || path === "/sandbox/demo") return redirectAnswer(`${path}/`);
  const library = LIBRARIES[path];
  if (library !== undefined) {
    const file = createRequire(join(root, "package.json")).resolve(library);
    return textAnswer(200, "text/javascript", await readFile(file, "utf8"));
  }
  const name = PAGES[path] ?? ASSET.exec(path)?.[1];
  if (name === undefined) return undefined;
  const text = await readPage(join(root, "src", "sandbox", "pages", name));
  if (text === undefined) return undefined;
  const type = TYPES[extname(name)] ?? "text/plain";
  if (name === "vendor-demo.txt")
    return textAnswer(200, type, asVendorPage(text, here), { "cache-control": "no-store" });
  const shown = text.replaceAll("{{other-origin}}", otherOrigin(here));
  return textAnswer(200, type, shown, { "cache-control": "no-store", "content-security-policy": policy(here) });
}

async function readPage(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return undefined;
  }
}
