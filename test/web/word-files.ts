import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const WEB = join(import.meta.dirname, "../../web");
const FOLDER = join(WEB, "language");

/** Keys with dots between their parts, and what they say. */
export type WordFile = ReadonlyMap<string, string>;

export function namespacesOf(language: string): string[] {
  return readdirSync(join(FOLDER, language))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

export function wordsOf(language: string, namespace: string): WordFile {
  const text = readFileSync(join(FOLDER, language, `${namespace}.json`), "utf8");
  const words = new Map<string, string>();
  flatten(JSON.parse(text), "", words);
  return words;
}

function flatten(node: unknown, path: string, into: Map<string, string>): void {
  if (typeof node === "string") into.set(path, node);
  else if (typeof node === "object" && node !== null)
    for (const [name, value] of Object.entries(node))
      flatten(value, path === "" ? name : `${path}.${name}`, into);
  else throw new Error(`${path} is ${String(node)}, not words`);
}

/** What of a key is asked for, and which plural form it is. */
export function partsOf(key: string): { base: string; form: string | undefined } {
  const found = /^(.+)_(zero|one|two|few|many|other)$/.exec(key);
  return { base: found?.[1] ?? key, form: found?.[2] };
}

/** Names in {{curly}} and <pointed> brackets. */
export function placesOf(words: string): string[] {
  return [...words.matchAll(/\{\{-?\s*(\w+)[^}]*\}\}|<(\w+)>/g)]
    .map(([, curly, pointed]) => (curly === undefined ? `<${pointed}>` : `{{${curly}}}`))
    .sort();
}

/** Forms a language has, and whether a form is for one number alone, so that it need not name it. */
export function formsOf(language: string): Map<string, { isOneNumber: boolean }> {
  const rules = new Intl.PluralRules(language);
  const { pluralCategories } = rules.resolvedOptions();
  const numbers = Array.from({ length: 300 }, (_, number) => rules.select(number));
  return new Map(
    pluralCategories.map((form) => [
      form as string,
      { isOneNumber: numbers.filter((each) => each === form).length === 1 },
    ]),
  );
}

/** Source files of the app, and what they hold. */
export function sources(): { path: string; text: string }[] {
  return readdirSync(WEB, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(WEB, path), "utf8") }));
}
