import { useMemo } from "react";
import { useLanguage } from "../../language/index.js";

/** Names of languages in the reader's language; a tag nobody knows stays a tag. */
export function useLanguageName(): (tag: string) => string {
  const { code } = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames([code], { type: "language" });
    return (tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    };
  }, [code]);
}
