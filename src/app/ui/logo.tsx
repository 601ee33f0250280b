import type { Logo as Addresses } from "../../sync/brand.ts";
import { look, shownScheme } from "../brand/look.ts";
import { pictureEvents } from "./picture.ts";

/** The operator's own, in the place of the title; that stands there again where it cannot be loaded. */
export function Logo({ light, dark }: Addresses) {
  return (
    <picture>
      {shownScheme === "system" && <source media="(prefers-color-scheme: dark)" srcset={dark} />}
      <img class="logo" alt={look.name ?? ""} src={shownScheme === "dark" ? dark : light} {...pictureEvents} />
    </picture>
  );
}
