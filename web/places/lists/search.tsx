import { useEffect, useState } from "react";
import { useWords } from "../../language/index.js";
import { Button, SearchField, Section } from "../../parts/index.js";
import { SearchResults } from "./search-results.js";

export interface SearchProps {
  label: string;
  /** What is searched for; it stands in the address of the page, so that a search can be shared. */
  asked: string;
  ask: (words: string) => void;
  /** Id of the list to search; everything without one. */
  list?: string;
}

/** The relay takes no more. */
const LONGEST = 200;

/** Words to search for, and what was found. */
export function Search({ label, asked, ask, list }: SearchProps) {
  const words = useWords("lists");
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  const submit = (text: string) => ask(text.trim().slice(0, LONGEST));
  return (
    <Section title={words("search.title")}>
      <div className="search-row">
        <SearchField
          label={label}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            if (text === "") ask("");
          }}
          onSubmit={submit}
        />
        <Button onPress={() => submit(typed)}>{words("search.button")}</Button>
      </div>
      {asked !== "" && (
        <SearchResults key={asked} q={asked} {...(list !== undefined && { list })} />
      )}
    </Section>
  );
}
