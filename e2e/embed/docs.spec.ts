import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import vue from "@vitejs/plugin-vue";
import { build } from "vite";
import { test as base } from "../fixtures.ts";
import { configFor, type OwnServer, startOwnServer } from "../own-server.ts";
import { expect } from "./fixtures.ts";
import { HostPage } from "./host-page.ts";
import { snippetsOf } from "./snippets.ts";

const SNIPPETS = snippetsOf("docs/integrate.md");

/** A site whose pages are the snippets, with the addresses of an inbox that lets it in. */
interface Shop {
  readonly host: HostPage;
  readonly server: OwnServer;
  /** As whoever follows the document writes it, with the addresses of this test. */
  code(name: string): string;
  /** Serves the page and opens it. */
  open(html: string): Promise<void>;
}

const GET_SID = /async function getSid[\s\S]*?\n {2}}/.exec(codeOf("sid"))?.[0] ?? "";

function codeOf(name: string): string {
  const found = SNIPPETS.find((snippet) => snippet.name === name);
  if (found === undefined) throw new Error(`docs/integrate.md has no snippet "${name}"`);
  return found.code;
}

const test = base.extend<{ readonly shop: Shop }>({
  shop: async ({ page, site, operator, player }, use, testInfo) => {
    // Where a snippet does not run, the page knows why.
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", ({ message }) => said.push(message));
    page.on("requestfailed", (request) => said.push(`${request.url()}: ${request.failure()?.errorText}`));
    const server = await startOwnServer("dist", { "/api/inbox-sid": { text: JSON.stringify({ sid: player.sid }) } });
    const origin = server.origin.replace("localhost", "127.0.0.1");
    operator.overrides.set("/inbox.config.json", configFor(site, { hostOrigins: [origin] }));
    await use({
      host: new HostPage(page, operator.origin),
      server,
      code: (name) =>
        codeOf(name)
          .replaceAll("https://inbox.example.com", operator.origin)
          .replaceAll("http://localhost:4173", operator.origin)
          .replaceAll("sandbox-anna", player.sid),
      open: async (html) => {
        // The document gives this function once.
        const getSid = html.includes("function getSid") ? "" : `<script>${GET_SID}</script>`;
        server.overrides.set("/shop.html", {
          type: "text/html",
          text: `<!doctype html><meta charset="utf-8">${getSid}${html}`,
        });
        await page.goto(`${origin}/shop.html`);
      },
    });
    await server.close();
    if (testInfo.status !== testInfo.expectedStatus)
      await testInfo.attach("what the page said", { body: said.join("\n"), contentType: "text/plain" });
  },
});

const RUN = [
  "quick",
  "config",
  "sid",
  "element",
  "inline",
  "headless",
  "module",
  "react",
  "vue",
  "session",
  "events",
  "parts",
];

test("every snippet of the document is run here, and the policy as well", () => {
  const { length } = SNIPPETS;
  expect(length).toBeGreaterThan(10);
  expect(SNIPPETS.filter(({ name }) => name === null).map(({ language }) => language)).toEqual(["http"]);
  expect(SNIPPETS.flatMap(({ name }) => (name === null ? [] : [name])).sort()).toEqual([...RUN].sort());
});

test("quick: the first page that a reader makes has a bell with a count", async ({ shop }) => {
  await shop.open(shop.code("quick"));
  await shop.host.hasUnread(3);
});

test("quick: the sandbox lets in the pages that the document names", async ({ site, request }) => {
  const { hostOrigins } = await (await request.get(`${site}/inbox.config.json`)).json();
  const text = readFileSync("docs/integrate.md", "utf8");
  for (const port of [3000, 5173, 8000, 8080]) {
    expect(text).toContain(`${port}`);
    expect(hostOrigins).toEqual(expect.arrayContaining([`http://localhost:${port}`, `http://127.0.0.1:${port}`]));
  }
});

test("config: the file is one that the inbox understands", async ({ page, operator, shop }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  operator.overrides.set("/inbox.config.json", { text: shop.code("config") });
  // Fasttrack's staging is not to be reached from here; that it is asked for shows that all else is right.
  const asked = page.waitForRequest("https://am-events-staging.fasttrack-solutions.com/api/v1/config/yourbrand");
  await page.route("https://am-events-staging.fasttrack-solutions.com/**", (route) => route.abort());
  await page.goto(`${operator.origin}/`);
  await asked;
  expect(said.filter((text) => /inbox\.config\.json|nobody reads/.test(text))).toEqual([]);
});

for (const name of ["sid", "element"]) {
  test(`${name}: the snippet gives a bell with a count`, async ({ shop }) => {
    await shop.open(shop.code(name));
    await expect(shop.host.badge).toHaveText("3");
  });
}

test("inline: the snippet shows the list in the page", async ({ shop }) => {
  await shop.open(shop.code("inline"));
  await expect(shop.host.articles("inline")).toHaveCount(3);
  expect((await shop.host.element("inline").boundingBox())?.height).toBe(640);
});

test("headless: the snippet's own button counts and opens", async ({ page, shop }) => {
  await shop.open(shop.code("headless"));
  await page.getByRole("button", { name: "News (3)" }).click();
  await expect(shop.host.articles()).toHaveCount(3);
});

test("sid: with the policy of the document the browser has nothing to complain of", async ({
  page,
  shop,
  operator,
}) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  const policy = (SNIPPETS.find(({ language }) => language === "http")?.code ?? "")
    .replace("Content-Security-Policy: ", "")
    .replaceAll("https://inbox.example.com", operator.origin);
  const html = shop.code("sid");
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
  shop.server.overrides.set("/shop.js", { text: script });
  const external = html.replace(/<script>[\s\S]*?<\/script>/, '<script src="/shop.js"></script>');
  await shop.open(`<meta http-equiv="Content-Security-Policy" content="style-src 'none'; ${policy}">${external}`);
  await expect(shop.host.badge).toHaveText("3");
  await shop.host.bell.click();
  await expect(shop.host.articles()).toHaveCount(3);
  expect(said.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
});

/** What npm would give for the package's name, as its own `package.json` says. */
function packageFile(): string {
  const { exports: paths } = JSON.parse(readFileSync("package.json", "utf8"));
  return resolve(paths["./embed"].import);
}

/** The snippets as files, and an entry that uses them, made into one script. */
async function bundle(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "inbox-docs-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const result = await build({
      root: folder,
      configFile: false,
      logLevel: "error",
      plugins: [vue()],
      oxc: { jsx: { runtime: "automatic", importSource: "react" } },
      define: { "process.env.NODE_ENV": '"production"' },
      resolve: {
        alias: [
          { find: "fasttrack-offline-inbox/embed", replacement: packageFile() },
          { find: /^(react|react-dom|vue)(\/.*)?$/, replacement: resolve("node_modules/$1$2") },
        ],
      },
      build: { write: false, target: "es2022", rolldownOptions: { input: join(folder, "entry.jsx") } },
    });
    const [output] = Array.isArray(result) ? result : [result];
    const chunk = output !== undefined && "output" in output ? output.output[0] : undefined;
    if (chunk?.type !== "chunk") throw new Error("nothing was built");
    return chunk.code;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("module, session, events and parts: each does what it says", async ({ page, shop }) => {
  const module = shop.code("module");
  const session = shop.code("session").replace("await inbox.signOut();", "window.leave = () => inbox.signOut();");
  const script = await bundle({
    "entry.jsx": `${module}\n${session}\n${shop.code("events")}\nwindow.inbox = inbox;`,
  });
  shop.server.overrides.set("/shop.js", { text: script });
  await shop.open(
    `<style>${shop.code("parts")}</style><span id="bell"></span><script type="module" src="/shop.js"></script>`,
  );
  await expect(shop.host.badge).toHaveText("3");
  await expect(page).toHaveTitle("(3) My shop");
  await expect(shop.host.bell).toHaveCSS("color", "rgb(102, 51, 153)");
  await expect(shop.host.badge).toHaveCSS("background-color", "rgb(0, 100, 0)");
  await page.evaluate(() => Reflect.get(window, "leave")());
  await expect(page).toHaveTitle("My shop");
});

test("module: a server can import it, and what npm packs has it and its types", async () => {
  const { mount } = await import(pathToFileURL(packageFile()).href);
  expect(typeof mount).toBe("function");
  const { stdout } = await promisify(execFile)("npm", ["pack", "--dry-run", "--json"]);
  const [{ files }] = JSON.parse(stdout);
  const paths: string[] = files.map(({ path }: { path: string }) => path);
  expect(paths).toEqual(expect.arrayContaining(["dist/embed.mjs", "dist/embed.d.mts"]));
  expect(paths.filter((path) => path.startsWith("src/"))).toEqual([]);
});

test("sid: an answer of 401 means that nobody is signed in", async ({ shop, page }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  shop.server.overrides.set("/api/inbox-sid", { status: 401, text: "<p>Sign in first</p>", type: "text/html" });
  await shop.open(shop.code("sid"));
  await shop.host.bell.click();
  await expect(shop.host.frame("panel").getByText("not signed in", { exact: false }).first()).toBeVisible();
  expect(said.filter((text) => text.includes("FasttrackInbox"))).toEqual([]);
});

test("react: the component mounts, follows its language, and leaves", async ({ page, shop }) => {
  const entry = `
    import { StrictMode } from "react";
    import { createRoot } from "react-dom/client";
    import { InboxBell } from "./inbox-bell.jsx";
    const root = createRoot(document.querySelector("#root"));
    window.show = (locale) => root.render(<StrictMode>{locale && <InboxBell getSid={getSid} locale={locale} />}</StrictMode>);
    window.show("en");`;
  shop.server.overrides.set("/shop.js", {
    text: await bundle({ "entry.jsx": entry, "inbox-bell.jsx": shop.code("react") }),
  });
  await shop.open('<div id="root"></div><script type="module" src="/shop.js"></script>');
  await shop.host.hasUnread(3);
  await expect(shop.host.bell).toHaveCount(1);
  await page.evaluate(() => Reflect.get(window, "show")("de"));
  await expect(shop.host.bell).toHaveAccessibleName(/ungelesen/);
  await page.evaluate(() => Reflect.get(window, "show")(null));
  await expect(page.locator("[data-fasttrack-inbox]")).toHaveCount(0);
});

test("vue: the component mounts, follows its language, and leaves", async ({ page, shop }) => {
  const entry = `
    import { createApp, h, ref } from "vue";
    import InboxBell from "./inbox-bell.vue";
    const locale = ref("en");
    window.show = (next) => { locale.value = next; };
    createApp({ render: () => (locale.value === null ? null : h(InboxBell, { getSid, locale: locale.value })) }).mount("#root");`;
  shop.server.overrides.set("/shop.js", {
    text: await bundle({ "entry.jsx": entry, "inbox-bell.vue": shop.code("vue") }),
  });
  await shop.open('<div id="root"></div><script type="module" src="/shop.js"></script>');
  await shop.host.hasUnread(3);
  await page.evaluate(() => Reflect.get(window, "show")("de"));
  await expect(shop.host.bell).toHaveAccessibleName(/ungelesen/);
  await page.evaluate(() => Reflect.get(window, "show")(null));
  await expect(page.locator("[data-fasttrack-inbox]")).toHaveCount(0);
});
