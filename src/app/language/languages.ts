/** Those that the inbox speaks. Each has a file in `first/` and one in `late/`. */
export const LANGUAGES = ["en", "de", "es", "fr", "pt-BR", "sv", "ar"] as const;

export type Language = (typeof LANGUAGES)[number];

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}
