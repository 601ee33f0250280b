import { locale } from "../language/locale.ts";

const UNITS = ["kilobyte", "megabyte", "gigabyte"] as const;

/** As the player writes it, by thousands; never less than a kilobyte. */
export function sizeOf(bytes: number): string {
  let value = Math.max(1, bytes / 1000);
  let place = 0;
  while (value >= 1000 && place < UNITS.length - 1) {
    value /= 1000;
    place += 1;
  }
  const format = { style: "unit", unit: UNITS[place], maximumFractionDigits: place === 0 ? 0 : 1 } as const;
  return new Intl.NumberFormat(locale(), format).format(value);
}
