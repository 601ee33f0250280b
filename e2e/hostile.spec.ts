import { expect, test } from "./fixtures.ts";

const HOSTILE = [
  `<script>document.title = "owned"; window.owned = true</script>`,
  `<img src="x" onerror="window.owned = true">`,
  `<svg onload="window.owned = true"><animate onbegin="window.owned = true" attributeName="x"></svg>`,
  `<a href="javascript:window.owned = true">script link</a>`,
  `<a href="data:text/html,<script>1</script>">data link</a>`,
  `<a href="/relative">relative link</a>`,
  `<a href="https://example.com/fine">good link</a>`,
  `<form action="https://example.com"><input name="password"><button>Send</button></form>`,
  `<style>* { display: none !important }</style><link rel="stylesheet" href="https://example.com/x.css">`,
  `<div style="position:fixed;inset:0;z-index:99999;background:red">cover</div>`,
  `<iframe src="https://example.com"></iframe><object data="x"></object><embed src="x">`,
  `<math><mtext></mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.owned=true&gt;">`,
  `<base href="https://example.com/"><meta http-equiv="refresh" content="0;url=https://example.com">`,
].join("\n");

test("invariant 21: hostile HTML runs nothing, submits nothing, and styles nothing outside its box", async ({
  player,
  inbox,
  page,
}) => {
  const outside: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).hostname === "example.com") outside.push(request.url());
  });
  await inbox.openAs(player);
  const id = await player.send({
    title: `<b>Bold</b><img src=x onerror="window.owned=true">`,
    message: HOSTILE,
    footerText: HOSTILE,
  });
  await inbox.article(id).getByText("<b>Bold</b>").click();
  await expect(page.getByRole("link", { name: "good link" }).first()).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "owned"))).toBeUndefined();
  await expect(page).not.toHaveTitle("owned");
  for (const name of ["script link", "data link", "relative link"]) {
    await expect(page.getByRole("link", { name })).toHaveCount(0);
  }
  const good = page.getByRole("link", { name: "good link" }).first();
  await expect(good).toHaveAttribute("href", "https://example.com/fine");
  await expect(good).toHaveAttribute("target", "_blank");
  await expect(good).toHaveAttribute("rel", /noopener.*noreferrer/);
  const inner = await page.evaluate(() => {
    const found: string[] = [];
    const walk = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll("*")) {
        if (
          root instanceof ShadowRoot &&
          /^(SCRIPT|STYLE|FORM|INPUT|BUTTON|IFRAME|OBJECT|EMBED|BASE|META|LINK|SVG|MATH)$/i.test(element.tagName)
        )
          found.push(element.tagName);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return found;
  });
  expect(inner).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, "owned"))).toBeUndefined();
  // The list can still be seen and used: nothing covers it.
  const status = inbox.status;
  await expect(status).toBeVisible();
  await page.getByRole("button", { name: "Unread" }).click();
  expect(outside).toEqual([]);
});

test("invariant 21: the page is under a policy that allows no inline script, no foreign one and no eval", async ({
  page,
  site,
}) => {
  const foreign = "https://example.com/foreign.js";
  await page.route(foreign, (route) => route.fulfill({ contentType: "text/javascript", body: "window.owned = true" }));
  // What the parser finds needs no Trusted Type: the policy of scripts alone has to refuse it.
  await page.route(`${site}/`, async (route) => {
    const response = await route.fetch();
    const hostile = `<script>window.owned = true</script><script src="${foreign}"></script><p onclick="window.owned = true">`;
    await route.fulfill({ response, body: (await response.text()).replace("</body>", `${hostile}</body>`) });
  });
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      violations.push(`${effectiveDirective} ${blockedURI}`);
    });
  });
  await page.goto("/");
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, "violations")))
    .toEqual(
      expect.arrayContaining(["script-src-elem inline", `script-src-elem ${foreign}`, "script-src-attr inline"]),
    );
  const errors = await page.evaluate(async () => {
    const attempts: Readonly<Record<string, () => unknown>> = {
      eval: () => Reflect.apply(Reflect.get(window, "eval"), undefined, ["window.owned = true"]),
      Function: () => Reflect.construct(Function, ["window.owned = true"]).call(undefined),
      markup: () => Object.assign(document.createElement("div"), { innerHTML: "<b>x</b>" }),
    };
    // In a task of the page's own: the debugger's is not bound by the policy.
    await new Promise((resolve) => setTimeout(resolve));
    return Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return `${name} went through`;
      } catch (error) {
        return `${name}: ${error instanceof Error ? error.name : error}`;
      }
    });
  });
  expect(errors).toEqual(["eval: EvalError", "Function: EvalError", "markup: TypeError"]);
  expect(await page.evaluate(() => Reflect.get(window, "owned"))).toBeUndefined();
});
