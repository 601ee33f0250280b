import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PROBE, requested, Stage, settled } from "./test-stage.ts";

declare global {
  interface Window {
    ran?: unknown;
  }
}

const RUN = "window.ran=1;parent.ran=1";

/** Each tries to run RUN, by itself or when it is clicked. */
const RUNNING: Readonly<Record<string, string>> = {
  script: `<script>${RUN}</script>`,
  "script in svg": `<svg><script>${RUN}</script></svg>`,
  "script with a source": `<script src="data:text/javascript,${RUN}"></script>`,
  "picture that fails": `<img src="${PROBE}/x" onerror="${RUN}">`,
  "picture that fails, unquoted": `<img src=x onerror=${RUN}>`,
  "picture in capitals": `<IMG SRC="x" ONERROR="${RUN}">`,
  "attribute glued by a slash": `<img/src="x"/onerror="${RUN}">`,
  "broken quotes": `<img """><img src=x onerror="${RUN}">`,
  "svg that loads": `<svg onload="${RUN}"></svg>`,
  "svg animation": `<svg><animate onbegin="${RUN}" attributeName=x dur=1s></svg>`,
  "svg animated link": `<svg><a><animate attributeName=href values="javascript:${RUN}"/><text x=20 y=20>a</text></a></svg>`,
  "svg use": `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${RUN}</script></svg>#x"/></svg>`,
  "foreign object": `<svg><foreignObject><img src=x onerror="${RUN}"></foreignObject></svg>`,
  body: `<body onload="${RUN}">`,
  "page show": `<body onpageshow="${RUN}">x</body>`,
  details: `<details open ontoggle="${RUN}"><summary>x</summary></details>`,
  "focus by itself": `<input autofocus onfocus="${RUN}"><a href="#" autofocus onfocus="${RUN}" tabindex=1>x</a>`,
  "animation start": `<style>@keyframes k{}</style><b style="animation:k 1s" onanimationstart="${RUN}">x</b>`,
  "transition end": `<b style="transition:outline 1s" ontransitionend="${RUN}" id=x tabindex=1>x</b>`,
  marquee: `<marquee onstart="${RUN}">x</marquee>`,
  video: `<video autoplay src="${PROBE}/v" onerror="${RUN}"><source onerror="${RUN}" src="x"></video>`,
  audio: `<audio src=x onerror="${RUN}"></audio>`,
  iframe: `<iframe src="javascript:${RUN}"></iframe>`,
  "iframe document": `<iframe srcdoc="<script>${RUN}</script>"></iframe>`,
  object: `<object data="javascript:${RUN}"></object>`,
  embed: `<embed src="javascript:${RUN}">`,
  "javascript link": `<a href="javascript:${RUN}">x</a>`,
  "javascript link with spaces": `<a href="  javascript:${RUN}">x</a>`,
  "javascript link with a tab": `<a href="java\tscript:${RUN}">x</a>`,
  "javascript link with an entity": `<a href="&#106;avascript&colon;${RUN}">x</a>`,
  "javascript link with a control character": `<a href="\u0001javascript:${RUN}">x</a>`,
  "vbscript link": `<a href="vbscript:${RUN}">x</a>`,
  "data link": `<a href="data:text/html,<script>${RUN}</script>">x</a>`,
  "math link": `<math><mtext href="javascript:${RUN}" xlink:href="javascript:${RUN}">x</mtext></math>`,
  "area link": `<map name=m><area href="javascript:${RUN}" shape=default></map><img usemap=#m src="${PROBE}/m">`,
  "form button": `<form><button formaction="javascript:${RUN}">x</button></form>`,
  "form action": `<form action="javascript:${RUN}"><input type=submit></form>`,
  base: `<base href="javascript:${RUN}//"><a href="x">x</a>`,
  "meta refresh": `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  template: `<template shadowrootmode=open><img src=x onerror="${RUN}"></template>`,
  "declared shadow root": `<div><template shadowrootmode="open"><script>${RUN}</script></template></div>`,
  "custom element": `<x-run onclick="${RUN}">x</x-run><b is="x-run" onclick="${RUN}">x</b>`,
  popover: `<button popovertarget=p onclick="${RUN}">x</button><div id=p popover onbeforetoggle="${RUN}">x</div>`,
  "editable text": `<div contenteditable onfocus="${RUN}" oninput="${RUN}">x</div>`,
  "content visibility": `<b oncontentvisibilityautostatechange="${RUN}" style="content-visibility:auto">x</b>`,
  "mutation through noscript": `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  "mutation through style in svg": `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  "mutation through math and mglyph": `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RUN}>`,
  "mutation through nested tables": `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  "mutation through a comment": `<svg><style><!--</style><img src=x onerror=${RUN}>--></style>`,
  "mutation through a comment's end": `<!--><img src=x onerror=${RUN}>--><!--!><img src=x onerror=${RUN}>`,
  "mutation through xmp": `<xmp><p title="</xmp><img src=x onerror=${RUN}>">`,
  "mutation through a title in svg": `<svg><title><a href="</title><img src=x onerror=${RUN}>">x</a></title></svg>`,
  "mutation through a textarea": `<textarea><p title="</textarea><img src=x onerror=${RUN}>"></textarea>`,
  "mutation through cdata": `<svg><![CDATA[><image xlink:href="]]><img src=x onerror=${RUN}//"></svg>`,
  "mutation through an annotation": `<math><annotation-xml encoding="text/html"><style><img src=x onerror=${RUN}></style></annotation-xml></math>`,
  "mutation through depth": `${"<div>".repeat(600)}<svg><style><a title="</style><img src=x onerror=${RUN}>">`,
  "clobbered attributes": `<form onclick="${RUN}"><input name=attributes><input name=removeAttribute>x</form>`,
  "clobbered children": `<form><input name=childNodes><input name=parentNode><img src=x onerror="${RUN}"></form>`,
};

/** Each tries to be noticed outside of its box: over a neighbour, by moving one, or by making the page grow. */
const SPREADING: Readonly<Record<string, string>> = {
  "fixed position": `<div style="position:fixed;inset:0;background:red;z-index:2147483647">x</div>`,
  "absolute position": `<div style="position:absolute;top:-500px;left:-500px;width:5000px;height:5000px;background:red">x</div>`,
  "sticky position": `<div style="position:sticky;top:0;z-index:9999">x</div>`,
  "negative margin": `<div style="margin:-400px;padding:400px;background:red">x</div>`,
  transform: `<div style="transform:translateY(-60px) scale(50);background:red">x</div>`,
  translate: `<div style="translate:0 -60px;scale:50;background:red">x</div>`,
  shadow: `<div style="box-shadow:0 0 0 9999px red;outline:9999px solid red">x</div>`,
  "great width": `<div style="width:99999px;min-width:99999px">x</div><table width=99999><tr><td>x</table><img width=99999 height=10>`,
  "great height": `<div style="height:99999px;min-height:99999px">x</div><img height=99999 width=10><table height=99999><tr><td height=99999>x</table>`,
  "height of the screen": `<div style="height:100vh;width:100vw">x</div>`,
  "huge letters": `<p style="font-size:9999px">x</p><p style="font:9999px/9 serif">x</p><font size=7>x</font>`,
  "huge padding": `<p style="padding:99999px;border:9999px solid;line-height:9999">x</p>`,
  "style element": `<style>*{position:fixed!important;inset:0}:host{position:fixed!important}</style>x`,
  "style element in svg": `<svg><style>*{display:none!important}</style></svg>x`,
  "style sheet": `<link rel=stylesheet href="data:text/css,*{display:none}">x`,
  "important style": `<div style="position:fixed!important;inset:0!important;background:red!important">x</div>`,
  "style of a variable": `<div style="--x:fixed;position:var(--x);inset:0">x</div>`,
  "layout of a grid": `<div style="display:grid;grid-template-rows:99999px">x</div>`,
  "floats that hang out": `<div style="float:left;height:900px;width:100px">x</div>`,
  "open dialog": `<dialog open style="position:fixed;inset:0">x</dialog>`,
  popover: `<div popover=manual style="display:block;inset:0">x</div>`,
  "many spans": `<table><tr><td colspan=1000 rowspan=65534>x</td></tr></table>`,
  "old attributes": `<table align=right hspace=9999 vspace=9999 border=9999 cellpadding=9999><tr><td nowrap>x</table>`,
  marquee: `<marquee width=99999 height=99999>x</marquee>`,
};

/** Each tries to make the browser ask for a probe. */
const ASKING: Readonly<Record<string, string>> = {
  "style sheet": `<link rel=stylesheet href="${PROBE}/1"><style>@import "${PROBE}/2";b{background:url(${PROBE}/3)}</style><b>x</b>`,
  "background in a style": `<b style="background:url(${PROBE}/4);background-image:image-set('${PROBE}/5' 1x)">x</b>`,
  "more addresses in a style": `<ul style="list-style:url(${PROBE}/6)"><li style="content:url(${PROBE}/7);cursor:url(${PROBE}/8),auto">x</ul>`,
  "filters and masks": `<b style="mask:url(${PROBE}/9);filter:url(${PROBE}/10#a);border-image:url(${PROBE}/11) 1">x</b>`,
  "background attribute": `<body background="${PROBE}/12"><table background="${PROBE}/13"><tr><td background="${PROBE}/14">x</table>`,
  "set of sources": `<img srcset="${PROBE}/15 1x"><picture><source srcset="${PROBE}/16"><img></picture>`,
  media: `<video src="${PROBE}/17" poster="${PROBE}/18" autoplay></video><audio src="${PROBE}/19" autoplay></audio>`,
  frames: `<iframe src="${PROBE}/20"></iframe><frameset><frame src="${PROBE}/21"></frameset><object data="${PROBE}/22"></object><embed src="${PROBE}/23">`,
  svg: `<svg><image href="${PROBE}/24"/><use href="${PROBE}/25#a"/><feImage href="${PROBE}/26"/></svg>`,
  "hints in the head": `<link rel=prefetch href="${PROBE}/27"><link rel=preload as=image href="${PROBE}/28"><link rel=icon href="${PROBE}/29">`,
  "picture of a button": `<input type=image src="${PROBE}/30"><button style="background:url(${PROBE}/31)">x</button>`,
  "pictures that are no address": `<img src="probe"><img src="/probe"><img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='${PROBE}/32'/></svg>"><img src="blob:${PROBE}/33">`,
};

const ALLOWED_ATTRIBUTES =
  /^(?:abbr|align|alt|aria-label|bgcolor|border|cell(?:padding|spacing)|class|color|(?:col|row)?span|data-plain|datetime|decoding|dir|height|href|lang|loading|open|referrerpolicy|rel|role|scope|size|src|start|style|tabindex|target|title|valign|width)$/;

describe("hostile HTML", () => {
  let stage: Stage;

  beforeEach(() => {
    delete window.ran;
    stage = new Stage();
  });

  afterEach(() => stage.remove());

  it("would be noticed", async () => {
    stage.host.innerHTML = `<img src="${PROBE}/plain" onerror="${RUN}"><b style="position:fixed;inset:0">x</b>`;
    await settled();
    expect(window.ran).toBe(1);
    expect(requested()).toEqual([`${PROBE}/plain`]);
    expect(stage.coversNeighbours).toBe(true);
  });

  it.each(Object.entries(RUNNING))("does not run: %s", async (_, html) => {
    const address = location.href;
    stage.show(`${html}<p>after</p>`);
    for (const element of stage.elements) {
      element.dispatchEvent(new Event("focus"));
      if (!(element instanceof HTMLAnchorElement && element.href.startsWith("http"))) element.click();
    }
    await settled();
    expect(window.ran).toBeUndefined();
    expect(location.href).toBe(address);
  });

  it.each(Object.entries(SPREADING))("stays in its box: %s", async (_, html) => {
    stage.show("<p>calm</p>");
    const { top, left } = stage.above.getBoundingClientRect();
    stage.show(html);
    await settled();
    const box = stage.host.getBoundingClientRect();
    expect(box.width).toBe(300);
    expect(box.height).toBeLessThan(3_000);
    expect(stage.above.getBoundingClientRect()).toMatchObject({ top, left, width: 300, height: 50 });
    expect(stage.below.getBoundingClientRect()).toMatchObject({ top: box.bottom, width: 300, height: 50 });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
    expect(stage.coversNeighbours).toBe(false);
  });

  it.each(["position:fixed;inset:0", "position:absolute;inset:-500px", "margin:-500px;padding:500px", "scale:50"])(
    "would hold in its box what the list of harmless styles overlooked: %s",
    (style) => {
      stage.show("<p>x</p>");
      for (const paragraph of stage.root.querySelectorAll("p")) paragraph.style.cssText = `${style};background:red`;
      expect(stage.coversNeighbours).toBe(false);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
    },
  );

  it.each(Object.entries(ASKING))("asks for nothing: %s", async (_, html) => {
    stage.show(html);
    await settled();
    expect(requested()).toEqual([]);
  });

  it.each(Object.entries({ ...RUNNING, ...SPREADING, ...ASKING }))("leaves harmless markup only: %s", (_, html) => {
    stage.show(html);
    for (const element of stage.elements) {
      expect(element).toBeInstanceOf(HTMLElement);
      expect(element.shadowRoot).toBeNull();
      expect(element.matches("input, button, select, textarea, form, iframe, style, link, dialog, :popover-open")).toBe(
        false,
      );
      for (const { name, value } of element.attributes) {
        expect(name).toMatch(ALLOWED_ATTRIBUTES);
        if (name === "href" || name === "src") expect(value).toMatch(/^https?:\/\//);
        if (name === "style") expect(value).not.toMatch(/url|var\(|important|position|z-index|animation|transform:/);
      }
    }
  });

  it("takes no name of the page", () => {
    stage.show(
      `<a id="app" name="cookie" href="https://x.example">x</a><img id=getElementById name=body><p class="unseen">y</p>`,
    );
    expect(document.getElementById("app")).toBeNull();
    expect(document.body).toBeInstanceOf(HTMLBodyElement);
    for (const name of ["id", "name"]) expect(stage.root.querySelector(`[${name}]`)).toBeNull();
    expect(stage.root.querySelector(".unseen")).toBeNull();
  });

  it("changes neither the page's title nor where its addresses start", () => {
    const before = [document.title, document.baseURI];
    stage.show(`<title>evil</title><base href="https://evil.example/"><meta charset=utf-7>`);
    expect([document.title, document.baseURI]).toEqual(before);
    expect(stage.root.textContent).toBe("");
  });
});
