import { expect, it } from "vitest";
import { Stage, settled } from "./test-stage.ts";

const POLICY = "style-src 'self'; require-trusted-types-for 'script'; trusted-types dompurify fasttrack-inbox";

it("shows a message with styles under the page's policy without a violation", async () => {
  const stage = new Stage();
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = POLICY;
  document.head.append(meta);
  const violations: string[] = [];
  document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));

  stage.show(
    `<p style="color:#c00">a</p><P STYLE='color:#00c'>b</P><i class=x style=color:navy>c</i><p/style="color:#a00">d<style>p{}</style><STYLE type=text/css>p > b{}</STYLE ><script>1</script><link rel=stylesheet href=/x.css><div onclick="1">`,
  );

  await settled();
  const colours = [...stage.root.querySelectorAll("p, i")].map((element) => getComputedStyle(element).color);
  expect(colours).toEqual(["rgb(204, 0, 0)", "rgb(0, 0, 204)", "rgb(0, 0, 128)", "rgb(170, 0, 0)"]);
  expect(violations).toEqual([]);

  // The policy is in force: what the message may not do would have been noticed.
  expect(() => Object.assign(document.createElement("p"), { innerHTML: "<b>" })).toThrow(TypeError);
  stage.above.setAttribute("style", "color:red");
  await expect.poll(() => violations).toContain("style-src-attr");
});
