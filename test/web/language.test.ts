import { expect } from "chai";
import { LANGUAGES } from "../../web/language/languages.js";
import { usedWords } from "./used-words.js";
import { formsOf, namespacesOf, partsOf, placesOf, sources, wordsOf } from "./word-files.js";

const NAMESPACES = namespacesOf("en");
const OTHERS = LANGUAGES.map(({ code }) => code).filter((code) => code !== "en");

/** Long enough that saying the same in another language is no accident. */
const SENTENCE = /\p{L}{2,}[^\p{L}<{]+\p{L}{2,}[^\p{L}<{]+\p{L}{2,}[^\p{L}<{]+\p{L}{2,}/u;

/** What would turn the direction of the text around. The two marks that only keep a word's own are fine. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/u;

/** A sentence is one in every language, a name is none: where they differ, words stand under the wrong key. */
const isSentence = (words: string) => /[.。؟?!！？…]["»”’)）]?$/u.test(words.trim());
const numbersIn = (words: string) =>
  (words.replaceAll(/\{\{.*?\}\}/g, "").match(/\d+/g) ?? []).toSorted().join();

/** What a line may break before or after, where French wants it kept together; an address has no such sign. */
const FRENCH_LOOSE = /[^\u202F\u00A0][;!?»]|[^\u202F\u00A0]:(?!\/\/)|«[^\u202F\u00A0]/u;

/** Quotation marks of somewhere else, an apostrophe of a typewriter, a question or a cry that nothing opens. */
const notSpanish = (words: string) =>
  /["'“”]/.test(words) ||
  words.split("?").length !== words.split("¿").length ||
  words.split("!").length !== words.split("¡").length;

const kindsIn = (language: string, namespace: string) =>
  [...wordsOf(language, namespace)]
    .filter(([key]) => key.startsWith("kind."))
    .map(([key, words]) => `${key.replaceAll("-", " ")}: ${words}`);

const basesOf = (keys: Iterable<string>) => [...new Set([...keys].map((key) => partsOf(key).base))];

describe("the words of the web app", () => {
  it("are there in English", () => {
    expect(NAMESPACES).to.include.members(["shell", "parts", "home"]);
  });

  for (const { code } of LANGUAGES) {
    it(`have the plural forms of ${code}, all and no others`, () => {
      const forms = formsOf(code);
      const wrong: string[] = [];
      for (const namespace of namespacesOf(code)) {
        const found = new Map<string, string[]>();
        for (const key of wordsOf(code, namespace).keys()) {
          const { base, form } = partsOf(key);
          if (form !== undefined) found.set(base, [...(found.get(base) ?? []), form]);
        }
        for (const [base, has] of found) {
          const missing = [...forms.keys()].filter((form) => !has.includes(form));
          // i18next takes a zero of its own in every language.
          const extra = has.filter((form) => !forms.has(form) && form !== "zero");
          if (missing.length + extra.length > 0)
            wrong.push(
              `${namespace}:${base} lacks [${missing.join()}], has extra [${extra.join()}]`,
            );
        }
      }
      expect(wrong).to.deep.equal([]);
    });

    it(`hold nothing empty and nothing unseen in ${code}`, () => {
      const wrong = namespacesOf(code).flatMap((namespace) =>
        [...wordsOf(code, namespace)]
          .filter(([, words]) => words.trim() === "" || TURNS.test(words))
          .map(([key]) => `${namespace}:${key}`),
      );
      expect(wrong).to.deep.equal([]);
    });

    it(`call a kind of document the same in ${code}, on paper and in a motion`, () => {
      expect(kindsIn(code, "calls").length).to.be.greaterThan(5);
      expect(kindsIn(code, "archive")).to.have.members(kindsIn(code, "calls"));
    });
  }

  it("keep signs together with their words in French", () => {
    const wrong = namespacesOf("fr").flatMap((namespace) =>
      [...wordsOf("fr", namespace)]
        .filter(([, words]) => FRENCH_LOOSE.test(words) || /["'“”]/.test(words))
        .map(([key, words]) => `${namespace}:${key} is "${words}"`),
    );
    expect(wrong).to.deep.equal([]);
  });

  it("open questions and quotations in Spanish as they close them", () => {
    const wrong = namespacesOf("es").flatMap((namespace) =>
      [...wordsOf("es", namespace)]
        .filter(([, words]) => notSpanish(words))
        .map(([key, words]) => `${namespace}:${key} is "${words}"`),
    );
    expect(wrong).to.deep.equal([]);
  });

  for (const code of OTHERS) {
    it(`say in ${code} whatever they say in English, and nothing else`, () => {
      expect(namespacesOf(code)).to.deep.equal(NAMESPACES);
      for (const namespace of NAMESPACES) {
        const english = basesOf(wordsOf("en", namespace).keys());
        expect(basesOf(wordsOf(code, namespace).keys()), namespace).to.have.members(english);
      }
    });

    it(`say in ${code} under each key what English says there`, () => {
      const wrong = namespacesOf(code).flatMap((namespace) => {
        const english = wordsOf("en", namespace);
        return [...wordsOf(code, namespace)].flatMap(([key, words]) => {
          const model = english.get(key);
          if (model === undefined || partsOf(key).form !== undefined) return [];
          const fits =
            isSentence(words) === isSentence(model) && numbersIn(words) === numbersIn(model);
          return fits ? [] : [`${namespace}:${key} is "${words}" for "${model}"`];
        });
      });
      expect(wrong).to.deep.equal([]);
    });

    it(`have the places of English in ${code}`, () => {
      const forms = formsOf(code);
      const wrong: string[] = [];
      for (const namespace of namespacesOf(code)) {
        const english = wordsOf("en", namespace);
        for (const [key, words] of wordsOf(code, namespace)) {
          const { base, form } = partsOf(key);
          const model = english.get(form === undefined ? base : `${base}_other`);
          if (model === undefined) continue;
          const isOneNumber = form === "zero" || (forms.get(form ?? "")?.isOneNumber ?? false);
          const wanted = placesOf(model);
          const has = placesOf(words);
          const short = wanted.filter((place) => place !== "{{count}}");
          const fits = [wanted, ...(isOneNumber ? [short] : [])].map((places) => places.join());
          if (!fits.includes(has.join()))
            wrong.push(`${namespace}:${key} has [${has.join()}] for [${wanted.join()}]`);
        }
      }
      expect(wrong).to.deep.equal([]);
    });

    it(`were translated into ${code}, not copied`, () => {
      const copied = namespacesOf(code).flatMap((namespace) => {
        const words = wordsOf(code, namespace);
        return [...wordsOf("en", namespace)]
          .filter(([key, english]) => SENTENCE.test(english) && words.get(key) === english)
          .map(([key]) => `${namespace}:${key}`);
      });
      expect(copied).to.deep.equal([]);
    });
  }

  it("are there for whatever the sources ask for", () => {
    const keys = new Map(
      NAMESPACES.map((namespace) => {
        const words = [...wordsOf("en", namespace).keys()];
        return [namespace, [...new Set([...words, ...basesOf(words)])]];
      }),
    );
    const asked = sources().flatMap(({ path, text }) =>
      usedWords(text).map((used) => ({ path, ...used })),
    );
    expect(asked.length).to.be.greaterThan(100);
    const missing = asked.filter(({ namespaces, key, isBeginning }) => {
      const all = [...namespaces].flatMap((namespace) => keys.get(namespace) ?? []);
      return !(isBeginning ? all.some((each) => each.startsWith(key)) : all.includes(key));
    });
    expect(missing.map(({ path, key }) => `${path}: ${key}`)).to.deep.equal([]);
  });
});
