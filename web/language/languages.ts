/** The languages of the interface, in the order of the language bar, each by its own name. */
export const LANGUAGES = [
  { code: "ar", name: "العربية", direction: "rtl" },
  { code: "zh", name: "中文", direction: "ltr" },
  { code: "en", name: "English", direction: "ltr" },
  { code: "fr", name: "Français", direction: "ltr" },
  { code: "ru", name: "Русский", direction: "ltr" },
  { code: "es", name: "Español", direction: "ltr" },
] as const;

export type LanguageCode = (typeof LANGUAGES)[number]["code"];

export function isLanguage(code: unknown): code is LanguageCode {
  return LANGUAGES.some((language) => language.code === code);
}

export function directionOf(code: LanguageCode): "ltr" | "rtl" {
  return LANGUAGES.find((language) => language.code === code)?.direction ?? "ltr";
}

/** The first language somebody asks for that the interface speaks, else English. */
export function chooseLanguage(wanted: readonly (string | null | undefined)[]): LanguageCode {
  for (const tag of wanted) {
    const code = tag?.toLowerCase().split(/[-_]/)[0];
    if (isLanguage(code)) return code;
  }
  return "en";
}
