import { useMySeat } from "../../../acting/index.js";
import { resign } from "../../../../core/elections/election-acts.js";
import { useWords } from "../../../language/index.js";
import { Badge, Facts, Plain, Section, useFormat } from "../../../parts/index.js";
import type { OfficeView } from "../../../reading/index.js";
import { ContractAct } from "../contract-act.js";
import { requireOffice } from "../held-to-chain.js";
import { PetitionForm } from "../recalls/petition-form.js";
import { NextElection } from "./next-election.js";
import { PastTerms } from "./past-terms.js";
import { SeatTable } from "./seat-table.js";

/** One office: its terms, its holders, the next election, and the past. */
export function OfficeSection({ office }: { office: OfficeView }) {
  const words = useWords("elections");
  const format = useFormat();
  const { account } = useMySeat();
  const { terms, excludes, seats, open, name } = office;
  const mine = seats.some(({ holder, next }) =>
    [holder, next].some((term) => term?.account.toLowerCase() === account?.toLowerCase()),
  );
  return (
    <Section
      title={<Plain text={name} />}
      aside={open ? undefined : <Badge tone="warning">{words("offices.closed")}</Badge>}
    >
      <Facts
        items={[
          [words("facts.method"), words(`method.${terms.method}`)],
          [words("facts.term"), format.period(terms.term)],
          [words("offices.inRow"), format.number(terms.termsInRow)],
          ...(terms.cohorts > 1
            ? [[words("offices.staggered"), words("offices.staggeredWords")] as const]
            : []),
          ...(excludes.length > 0
            ? [[words("offices.excludes"), <Plain key="e" text={format.list(excludes)} />] as const]
            : []),
        ]}
      />
      <SeatTable office={office} />
      <NextElection office={office} />
      <PastTerms office={office} />
      {seats.some(({ holder }) => holder !== undefined) && <PetitionForm office={office} />}
      {account !== undefined && mine && (
        <ContractAct
          title={words("offices.resign")}
          lead={words("offices.resignLead")}
          warning={words("own.final")}
          holds={async () => requireOffice(office)}
          build={(contracts) => resign(contracts, office)}
        >
          {words("offices.resign")}
        </ContractAct>
      )}
    </Section>
  );
}
