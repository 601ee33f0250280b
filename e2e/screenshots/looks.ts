import type { Language } from "../views/labels.ts";

/** What the same view can look like. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly isTouch: boolean;
  readonly isDark: boolean;
  readonly language: Language;
}

const PHONE = { width: 390, height: 844, isTouch: true, isDark: false, language: "en" } as const;
const DESKTOP = { width: 1280, height: 800, isTouch: false, isDark: false, language: "en" } as const;

export const LOOKS: readonly Look[] = [
  { ...PHONE, name: "phone" },
  { ...PHONE, name: "phone-dark", isDark: true },
  { ...PHONE, name: "phone-arabic", language: "ar" },
  { ...PHONE, name: "narrow", width: 320, height: 560 },
  { ...DESKTOP, name: "desktop" },
  { ...DESKTOP, name: "desktop-dark", isDark: true },
  { ...DESKTOP, name: "desktop-arabic", language: "ar" },
];
