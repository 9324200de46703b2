import { useTranslation } from "react-i18next";
import { chooseLanguage, directionOf, type LanguageCode } from "./languages.js";

/** The reader's language and its direction. */
export function useLanguage(): { code: LanguageCode; direction: "ltr" | "rtl" } {
  const { i18n } = useTranslation();
  const code = chooseLanguage([i18n.language]);
  return { code, direction: directionOf(code) };
}
