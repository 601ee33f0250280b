import type { Catalogue } from "./catalogue.ts";
import type { Language } from "./languages.ts";

/** English is in the first script: it is what is said where another language cannot be loaded. */
export const CATALOGUES: Readonly<Record<Exclude<Language, "en">, () => Promise<{ readonly catalogue: Catalogue }>>> = {
  de: () => import("./first/de.ts"),
  es: () => import("./first/es.ts"),
  fr: () => import("./first/fr.ts"),
  "pt-BR": () => import("./first/pt-br.ts"),
  sv: () => import("./first/sv.ts"),
  ar: () => import("./first/ar.ts"),
};
