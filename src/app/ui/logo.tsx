import type { Logo as Addresses } from "../../sync/brand.ts";
import { look } from "../brand/look.ts";
import { pictureEvents } from "./picture.ts";

/** The operator's own, in the place of the title; that stands there again where it cannot be loaded. */
export function Logo({ light, dark }: Addresses) {
  const { scheme, name } = look;
  return (
    <picture>
      {scheme === "system" && <source media="(prefers-color-scheme: dark)" srcset={dark} />}
      <img class="logo" alt={name ?? ""} src={scheme === "dark" ? dark : light} {...pictureEvents} />
    </picture>
  );
}
