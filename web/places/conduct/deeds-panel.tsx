import { useState } from "react";
import { useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Button, Section } from "../../parts/index.js";
import { type CaseDetail, useNow } from "../../reading/index.js";
import { Decide } from "./decide.js";
import { type Deed, deedsOf } from "./deeds.js";
import { NamedOfficers } from "./named-officers.js";
import { OneAct } from "./one-act.js";
import { SayDeed } from "./say-deed.js";
import type { CaseFacts } from "./use-case-facts.js";

const MINUTE = 60;

/** What I can do in a case now; nothing for whoever can do nothing. */
export function Deeds({ view, facts }: { view: CaseDetail; facts: CaseFacts }) {
  const words = useWords("conduct");
  const { account, voter } = useMySeat();
  const now = useNow(MINUTE);
  const [open, setOpen] = useState<Deed>();
  const deeds = deedsOf(view, { account, voter, mayAct: facts.mayAct }, facts.said, now);
  if (account === undefined || deeds.length === 0) return null;
  return (
    <Section title={words("deeds.title")}>
      <ul role="list" className="deeds">
        {deeds.map((deed) => (
          <li key={deed}>
            <Button
              onPress={() => setOpen(open === deed ? undefined : deed)}
              aria-expanded={open === deed}
            >
              {words(`deed.${deed}.title`)}
            </Button>
            {open === deed && (
              <div className="deed">
                <p>{words(`deed.${deed}.words`)}</p>
                <DeedForm deed={deed} view={view} facts={facts} account={account} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export interface DeedProps {
  view: CaseDetail;
  facts: CaseFacts;
  account: string;
}

function DeedForm({ deed, ...props }: DeedProps & { deed: Deed }) {
  switch (deed) {
    case "decide":
      return <Decide {...props} />;
    case "accept":
      return <NamedOfficers {...props} />;
    case "standBack":
    case "record":
      return <OneAct deed={deed} view={props.view} />;
    default:
      return <SayDeed deed={deed} {...props} />;
  }
}
