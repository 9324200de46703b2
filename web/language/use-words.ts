import { useTranslation } from "react-i18next";

/** Gives the words of a key of the namespace, in the reader's language; `count` chooses the plural form. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The words of one place: `language/<code>/<namespace>.json`. Suspends until they are there. */
export function useWords(namespace: string): Words {
  const { t } = useTranslation(namespace);
  return t as Words;
}
