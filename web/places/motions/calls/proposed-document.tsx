import { useState, type ReactNode } from "react";
import { useLanguage, useWords } from "../../../language/index.js";
import { useDocument } from "../../../reading/index.js";
import { CompareTexts } from "../../archive/compare-texts.js";
import { RenditionView } from "../../archive/rendition-view.js";
import type { ProposedTexts } from "./proposed-texts.js";
import { languageName } from "./value-words.js";

/** The very texts a call adopts, each to be read and checked here, and compared with the one it replaces. */
export function ProposedDocument({ proposed }: { proposed: ProposedTexts }) {
  const words = useWords("motions");
  const { code } = useLanguage();
  const { document, name, base, renditions } = proposed;
  const { data } = useDocument(base === undefined ? undefined : document);
  const replaced = data?.latest.find(({ id }) => id === base);
  return (
    <ul role="list" className="proposed-texts">
      {renditions.map((rendition) => {
        const { index, language, authentic } = rendition;
        const before = replaced?.renditions.find((each) => each.language === language);
        const named = languageName(language, code);
        return (
          <li key={index}>
            <Opened
              title={words(authentic ? "proposed.read" : "proposed.readCourtesy", {
                language: named,
              })}
            >
              <RenditionView
                name={name}
                version={(replaced?.number ?? 0) + 1}
                rendition={rendition}
              />
            </Opened>
            {before !== undefined && replaced !== undefined && (
              <Opened
                title={words("proposed.changes", {
                  language: named,
                  number: replaced.number,
                })}
              >
                <CompareTexts before={before} after={rendition} />
              </Opened>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Fetches nothing before somebody wants to see it. */
function Opened({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}
