import type { Plugin } from "vite";
import type { AppBrand } from "./app-brand.ts";
import { drawIcons } from "./icons.ts";

/** The page's own name and, in the place of the inbox's, the icons of the operator's app. */
export function brandApp(brand: AppBrand | null): Plugin {
  return {
    name: "brand-app",
    apply: "build",
    transformIndexHtml(html) {
      if (brand === null) return html;
      const { name, shortName, description } = brand;
      const named = html.replace(/<title>.*?<\/title>/, () => `<title>${escaped(name)}</title>`);
      return {
        html:
          description === null
            ? named
            : named.replace(/(<meta name="description" content=")[^"]*/, (_, start) => start + escaped(description)),
        tags: [{ tag: "meta", attrs: { name: "apple-mobile-web-app-title", content: shortName }, injectTo: "head" }],
      };
    },
    async generateBundle() {
      if (brand?.icon == null) return;
      for (const { name, content } of await drawIcons(brand.icon, brand.iconBackground))
        this.emitFile({ type: "asset", fileName: `icons/${name}`, source: content });
    },
  };
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
