import { useState } from "react";
import { useWords } from "../../language/index.js";
import { Button, Empty, Load, Notice, RadioGroup, Section } from "../../parts/index.js";
import { type CaseView, useCases } from "../../reading/index.js";
import { CaseCard } from "./case-card.js";
import { isOpen } from "./stages.js";

/** Cases, open ones first of all, without names before a public decision. */
export function CaseList() {
  const words = useWords("conduct");
  const [which, setWhich] = useState("open");
  const cases = useCases();
  const { items, hasNextPage, fetchNextPage } = cases;
  const shown = items.filter((view) => isOpen(view) === (which === "open"));
  return (
    <>
      <Notice tone="info">{words("cases.discretion")}</Notice>
      <RadioGroup
        label={words("cases.which")}
        value={which}
        onChange={setWhich}
        options={[
          { value: "open", label: words("cases.open") },
          { value: "closed", label: words("cases.closed") },
        ]}
      />
      <Section title={words(which === "open" ? "cases.open" : "cases.closed")}>
        <Load query={{ ...cases, data: cases.isPending || cases.error ? undefined : shown }}>
          {(found) =>
            found.length === 0 ? (
              <Empty>{words(`cases.none.${which}`)}</Empty>
            ) : (
              <Cards cases={found} />
            )
          }
        </Load>
        {hasNextPage && <Button onPress={() => void fetchNextPage()}>{words("more")}</Button>}
      </Section>
    </>
  );
}

export function Cards({ cases }: { cases: readonly CaseView[] }) {
  return (
    <ul role="list" className="cards">
      {cases.map((view) => (
        <li key={view.id} className="card">
          <CaseCard view={view} />
        </li>
      ))}
    </ul>
  );
}
