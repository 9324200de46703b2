/** Message-IDs are lines of mail: longer ones are cut off by RFC 5322 itself. */
const LONGEST = 998;
/** The first says what the thread is; of the rest the last count. */
const MOST_REFERENCES = 100;
const HEADER_LIMIT = 200_000;

/** The Message-IDs a header names, without angle brackets, in their order, each once. */
export function messageIdsIn(header: string | undefined): string[] {
  if (header === undefined) return [];
  const text = header.slice(0, HEADER_LIMIT);
  const bracketed = between(text);
  const ids =
    bracketed.length > 0 ? bracketed : text.split(/[\s,;]+/).filter((word) => word.includes("@"));
  const clean = ids.map(normalise).filter((id) => id !== "" && id.length <= LONGEST);
  const unique = [...new Set(clean)];
  return unique.length <= MOST_REFERENCES
    ? unique
    : [...unique.slice(0, 1), ...unique.slice(1 - MOST_REFERENCES)];
}

/** What stands in angle brackets; in time linear in the text, however many open and never close. */
function between(text: string): string[] {
  const found: string[] = [];
  let open = text.indexOf("<");
  while (open >= 0) {
    const close = text.indexOf(">", open + 1);
    if (close < 0) return found;
    // An id does not hold "<": of "<a <b>" the id is b.
    const last = text.lastIndexOf("<", close);
    found.push(text.slice(last + 1, close));
    open = text.indexOf("<", close + 1);
  }
  return found;
}

/** Mail programs fold long ids and put blanks inside. */
const normalise = (id: string) => id.replace(/[\s<>]+/g, "");
