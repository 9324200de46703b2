export { changeLanguage, startLanguage } from "./i18n.js";
export { directionOf, isLanguage, type LanguageCode, LANGUAGES } from "./languages.js";
export { untilThere } from "./until-there.js";
export { useLanguage } from "./use-language.js";
export { useWords, type Words } from "./use-words.js";
