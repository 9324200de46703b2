import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { chooseLanguage, directionOf, type LanguageCode, LANGUAGES } from "./languages.js";

const KEPT_AS = "three-opens/language";

/** Words that did not come are asked for again after so long, or once there is a network again. */
const AGAIN_MS = 3_000;

type WordsFile = { default: Record<string, unknown> };

/** Every namespace of every language is a file of its own, fetched when a page first needs it. */
const files = import.meta.glob<WordsFile>("./*/*.json");

const backend: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.json`];
    if (load === undefined) return done(new Error(`no words ${language}/${namespace}`), null);
    void untilThere(load).then((file) => done(null, file.default));
  },
};

/**
 * Asks until the file comes: told of a failure, the words' keeper would show the names of words for as long as the page is
 * open. What waits says why, if that takes long.
 */
async function untilThere(load: () => Promise<WordsFile>): Promise<WordsFile> {
  for (;;) {
    try {
      return await load();
    } catch {
      await lineMayBeBack();
    }
  }
}

const lineMayBeBack = () =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, AGAIN_MS);
    addEventListener("online", end);
  });

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
