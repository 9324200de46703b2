import type { ProposedRuling } from "../../../core/conduct/index.js";
import { decideCase } from "../../../core/conduct/index.js";
import { ActButton } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Account, Facts, Plain, Section, useFormat } from "../../parts/index.js";
import { type CaseDetail, useConnection } from "../../reading/index.js";
import { sameAccount } from "./discretion.js";
import { Statement } from "./statement.js";
import { stageOf } from "./stages.js";
import type { CaseFacts } from "./use-case-facts.js";

export interface ProposalsProps {
  view: CaseDetail;
  facts: CaseFacts;
  account: string | undefined;
}

/** What officers said the decision should be; a second one who says exactly the same decides. */
export function Proposals({ view, facts, account }: ProposalsProps) {
  const words = useWords("conduct");
  const stage = stageOf(view);
  const isUndecided = stage === "reply" || stage === "decision";
  if (!isUndecided || facts.said.proposals.length === 0) return null;
  return (
    <Section title={words("proposals.title")}>
      <p>{words("proposals.lead")}</p>
      {facts.said.proposals.map((proposal) => (
        <div key={proposal.officer} className="card">
          <Ruling proposal={proposal} />
          {facts.mayAct && !sameAccount(proposal.officer, account) && (
            <Agree view={view} proposal={proposal} />
          )}
        </div>
      ))}
    </Section>
  );
}

/** A ruling in words. */
function Ruling({ proposal }: { proposal: ProposedRuling }) {
  const words = useWords("conduct");
  const format = useFormat();
  const { officer, upheld, rung, length, reasons, hideReason } = proposal;
  return (
    <Facts
      items={[
        [words("proposals.by"), <Account key="by" address={officer} />],
        [words("proposals.ruling"), upheld ? words(`rung.${rung}`) : words("outcome.dismissed")],
        ...(length > 0 ? [[words("decide.days"), format.period(length)] as const] : []),
        ...(hideReason === ""
          ? []
          : [[words("decide.hideReason"), <Plain key="hide" text={hideReason} />] as const]),
        [
          words("case.reasons"),
          <Statement key="reasons" digest={reasons} what={words("case.reasons")} />,
        ],
      ]}
    />
  );
}

function Agree({ view, proposal }: { view: CaseDetail; proposal: ProposedRuling }) {
  const words = useWords("conduct");
  const format = useFormat();
  const { contracts } = useConnection();
  const { upheld, rung, length } = proposal;
  return (
    <ActButton
      intent={async () => {
        const { to, data } = decideCase(await contracts(), view, proposal);
        return {
          title: words("proposals.agree"),
          lead: words("proposals.agreeLead"),
          call: { to, data },
          facts: [
            [
              words("proposals.ruling"),
              upheld ? words(`rung.${rung}`) : words("outcome.dismissed"),
            ],
            ...(length > 0 ? [[words("decide.days"), format.period(length)] as const] : []),
          ],
        };
      }}
    >
      {words("proposals.agree")}
    </ActButton>
  );
}
