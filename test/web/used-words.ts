/** A key some source asks for; of `a.${b}.c` what is written out before the first gap. */
export interface UsedWords {
  /** Any of these may have it: the name of a function can stand for several in one file. */
  namespaces: ReadonlySet<string>;
  key: string;
  isBeginning: boolean;
}

const BINDING = /const (\w+) = useWords\("([\w-]+)"\)/g;

/** Finds what a source asks of `useWords`, as far as it is written out. */
export function usedWords(text: string): UsedWords[] {
  const names = new Map<string, Set<string>>();
  for (const [, name = "", namespace = ""] of text.matchAll(BINDING)) {
    const namespaces = names.get(name) ?? new Set();
    names.set(name, namespaces.add(namespace));
  }
  return [...names].flatMap(([name, namespaces]) => {
    const calls = text.matchAll(new RegExp(`\\b${name}\\(\\s*(?:"([^"]+)"|\`([^\`]*)\`)`, "g"));
    return [...calls].map(([, written, template]): UsedWords => {
      const gap = template?.indexOf("${") ?? -1;
      const isBeginning = gap >= 0;
      const key = written ?? (isBeginning ? template?.slice(0, gap) : template) ?? "";
      return { namespaces, key, isBeginning };
    });
  });
}
