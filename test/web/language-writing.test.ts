import { expect } from "chai";
import { LANGUAGES, type LanguageCode } from "../../web/language/languages.js";
import { namespacesOf, partsOf, wordsOf } from "./word-files.js";

/** What does not belong into a language, once places are out of the way. */
const FOREIGN: Partial<Record<LanguageCode, RegExp>> = {
  // Latin commas and question marks, a tanwin after its alif as nowhere else here, an ellipsis that
  // stands off, an address whose last signs would jump to its other end.
  ar: /[,;?]|\u0627\u064B|\p{L} …|:\/\/(?![\w\u200E])|(?<![\w\u200E])\.[/a-z]/u,
  // Signs and brackets of half a width, half an ellipsis, the "you" among friends.
  zh: /\p{Script=Han}[,;:?!.]|[,;:?!]\s?\p{Script=Han}|[()[\]]|(?<!…)…(?!…)|[你妳]/u,
  // Quotation marks of somewhere else, a hyphen for a dash, an ellipsis that stands off, the "you" among friends.
  ru: /["“”]|\s-\s|\p{L} …|(?<!\p{L})(ты|тебя|тебе|твой|твоя|твоё|твои)(?!\p{L})/iu,
};

/** Where English sends somebody to another page by its name. */
const SENDS = /\b(?:under|the page) “?([A-Z][a-z]+(?: seat)?)”?(?=[\s.,;:]|$)/;

/** Titles of pages, which their links in the menu call the same. */
const TITLES: Record<string, string> = {
  archive: "archive:title",
  audit: "audit:title",
  conduct: "conduct:title",
  connection: "reading:title",
  elections: "elections:list.title",
  join: "join:join.title",
  lists: "lists:title",
  me: "join:me.title",
  members: "members:title",
  motions: "motions:list.title",
};

const wordsIn = (language: string) =>
  new Map<string, string>(
    namespacesOf(language).flatMap((namespace) =>
      [...wordsOf(language, namespace)].map(
        ([key, words]) => [`${namespace}:${key}`, words] as const,
      ),
    ),
  );
const english = wordsIn("en");

describe("the writing of the web app", () => {
  for (const { code } of LANGUAGES) {
    const words = wordsIn(code);
    const foreign = FOREIGN[code];

    if (foreign !== undefined)
      it(`keeps to the signs and the manners of ${code}`, () => {
        const wrong = [...words].filter(([, each]) =>
          foreign.test(each.replaceAll(/\{\{.*?\}\}|<\w+>/g, "0")),
        );
        expect(wrong).to.deep.equal([]);
      });

    it(`calls the pages of ${code} by one name`, () => {
      for (const [place, title] of Object.entries(TITLES))
        expect(words.get(title), title).to.equal(words.get(`shell:nav.${place}`));
      const names = new Map(
        Object.keys(TITLES).map((place) => [
          english.get(`shell:nav.${place}`),
          `shell:nav.${place}`,
        ]),
      );
      const sent = [...english].flatMap(([key, each]) => {
        const link = names.get(SENDS.exec(each)?.[1]);
        return link === undefined ? [] : [{ key, link }];
      });
      expect(sent.length).to.be.greaterThan(5);
      const wrong = sent.filter(
        ({ key, link }) => !words.get(key)?.includes(words.get(link) ?? "?"),
      );
      expect(wrong).to.deep.equal([]);
    });

    it(`says the same in ${code} where English says the same of the same thing`, () => {
      const said = new Map<string, string>();
      const wrong = [...english].flatMap(([key, each]) => {
        const [, kind] = /:(?:.+\.)?(outcome\.[^.]+)$/.exec(partsOf(key).base) ?? [];
        if (kind === undefined) return [];
        const first = said.get(`${kind} ${each}`) ?? key;
        said.set(`${kind} ${each}`, first);
        return words.get(first) === words.get(key) ? [] : [`${first}, ${key}`];
      });
      expect(said.size).to.be.greaterThan(4);
      expect(wrong).to.deep.equal([]);
    });
  }
});
