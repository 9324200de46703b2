import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { chooseLanguage, directionOf, type LanguageCode, LANGUAGES } from "./languages.js";
import { untilThere } from "./until-there.js";

const KEPT_AS = "three-opens/language";

type WordsFile = { default: Record<string, unknown> };

/** Every namespace of every language is a file of its own, fetched when a page first needs it. */
const files = import.meta.glob<WordsFile>("./*/*.json");

const backend: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.json`];
    if (load === undefined) return done(new Error(`no words ${language}/${namespace}`), null);
    // Told of a failure, the keeper of the words would show their keys for as long as the page is open.
    void untilThere(load).then((file) => done(null, file.default));
  },
};

/** Starts with the language kept from last time, else the browser's first that there is. */
export async function startLanguage(): Promise<void> {
  i18next.on("languageChanged", markDocument);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: chooseLanguage([kept(), ...navigator.languages]),
      supportedLngs: LANGUAGES.map(({ code }) => code),
      // Every language is complete (a test sees to it): a second one would only cost a download.
      fallbackLng: false,
      ns: ["shell", "parts", "home", "acting"],
      defaultNS: "shell",
      // React escapes what it renders.
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

/** @throws Error when its words cannot be fetched; the language stays then. */
export async function changeLanguage(code: LanguageCode): Promise<void> {
  await files[`./${code}/shell.json`]?.();
  try {
    localStorage.setItem(KEPT_AS, code);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
  await i18next.changeLanguage(code);
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

function markDocument(language: string): void {
  const code = chooseLanguage([language]);
  document.documentElement.lang = code;
  document.documentElement.dir = directionOf(code);
}
