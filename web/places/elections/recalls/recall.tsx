import { Link } from "react-router";
import { concludeRecall, signPetition } from "../../../../core/elections/recall-acts.js";
import { useWords } from "../../../language/index.js";
import {
  Account,
  Countdown,
  Facts,
  Meter,
  Notice,
  Plain,
  Section,
  Time,
  useFormat,
} from "../../../parts/index.js";
import type { RecallView } from "../../../reading/index.js";
import { CastBallots } from "../ballot/cast-ballots.js";
import { MyBoxBallot } from "../ballot/my-box-ballot.js";
import { ContractAct } from "../contract-act.js";
import { requireRecall } from "../held-to-chain.js";
import { usePerson, useWhyWords } from "../use-person.js";
import { whyNotElector } from "../whys.js";
import { RecallBadge, useRecallStage } from "./recall-badge.js";
import { RecallVote } from "./recall-vote.js";

/** What a recall is about, where it stands, and what the reader can do. */
export function Recall({ recall }: { recall: RecallView }) {
  const words = useWords("elections");
  const format = useFormat();
  const stage = useRecallStage(recall);
  const names = [words("recall.keep"), words("recall.recall")];
  const { concluded, closesAt, petitionUntil } = recall;
  const until = stage === "petition" ? petitionUntil : stage === "vote" ? closesAt : undefined;
  return (
    <>
      <Notice
        tone={stage === "recalled" ? "warning" : "info"}
        title={<RecallBadge recall={recall} />}
      >
        <p>{words(`recallStanding.${stage}`)}</p>
        {concluded?.recalled === true && (
          <p>{words(concluded.ended ? "recall.ended" : "recall.endedBefore")}</p>
        )}
        {concluded !== undefined && <Link to="/offices">{words("recall.office")}</Link>}
        {until !== undefined && (
          <p>
            <Countdown until={until} />
          </p>
        )}
        {stage === "closing" && (
          <ContractAct
            title={words("recall.count")}
            lead={words("step.anyone")}
            holds={(contracts) => requireRecall(contracts, recall)}
            build={(contracts) => concludeRecall(contracts, recall)}
          >
            {words("recall.count")}
          </ContractAct>
        )}
      </Notice>
      <Facts
        items={[
          [words("petition.who"), <Account key="h" address={recall.holder} full />],
          [words("recall.since"), <Time key="s" at={recall.termFrom} dateOnly />],
          [words("challenge.reason"), <Plain key="r" text={recall.reason} lines />],
          [words("recall.petitioner"), <Account key="p" address={recall.petitioner} />],
        ]}
      />
      <Petition recall={recall} isOpen={stage === "petition"} />
      {closesAt !== 0 && (
        <Section title={words("recall.vote")}>
          <p>{words("recall.rule", { number: format.number(recall.quorum) })}</p>
          {stage === "vote" && <RecallVote recall={recall} />}
          {concluded !== undefined && (
            <Facts
              items={[
                [words("recall.votesFor"), format.number(concluded.votesFor)],
                [words("recall.votesAgainst"), format.number(concluded.votesAgainst)],
              ]}
            />
          )}
          <MyBoxBallot ballotId={recall.id} names={names} isOpen={stage === "vote"} />
          <CastBallots ballotId={recall.id} names={names} />
        </Section>
      )}
    </>
  );
}

function Petition({ recall, isOpen }: { recall: RecallView; isOpen: boolean }) {
  const words = useWords("elections");
  const whyWords = useWhyWords();
  const person = usePerson();
  const { signatories, needed, filedAt } = recall;
  const signed = signatories.some((each) => each.toLowerCase() === person.account?.toLowerCase());
  // The electorate is that of the moment before the petition.
  const why = signed ? "signed" : whyNotElector(person, filedAt - 1);
  return (
    <Section title={words("recall.petition")}>
      <Meter label={words("recall.signatures")} value={signatories.length} of={needed} />
      {isOpen && (
        <ContractAct
          title={words("recall.sign")}
          lead={words("recall.signLead")}
          why={whyWords(why)}
          holds={(contracts) => requireRecall(contracts, recall)}
          build={(contracts) => signPetition(contracts, recall)}
        >
          {words("recall.sign")}
        </ContractAct>
      )}
      <details>
        <summary>{words("recall.signatories")}</summary>
        <ul>
          {signatories.map((each) => (
            <li key={each}>
              <Account address={each} />
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
