import {
  declineNomination,
  secondNominee,
  withdrawCandidacy,
} from "../../../../core/elections/election-acts.js";
import type { ElectionStage } from "../../../../core/elections/stage.js";
import { useMySeat } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { Account, Badge, Facts, Plain } from "../../../parts/index.js";
import type { ElectionView } from "../../../reading/index.js";
import { ContractAct } from "../contract-act.js";
import { requireElection } from "../held-to-chain.js";
import { useHolders } from "../offices/use-holders.js";
import { usePerson, useWhyWords } from "../use-person.js";
import { STILL, whyNotSecond } from "../whys.js";
import { AcceptForm } from "./accept-form.js";
import { Statement } from "./statement.js";

interface NomineeCardProps {
  election: ElectionView;
  stage: ElectionStage;
  nominee: ElectionView["nominees"][number];
}

const TONES = { accepted: "success", nominated: "info" } as const;

/** One nominee: status, seconds, statement, and what the reader can do about it. */
export function NomineeCard({ election, stage, nominee }: NomineeCardProps) {
  const words = useWords("elections");
  const { account } = useMySeat();
  const isMe = account?.toLowerCase() === nominee.account.toLowerCase();
  const { status, seconders, nominator, conflicts, statement } = nominee;
  return (
    <div className="card">
      <p className="card-title">
        <Account address={nominee.account} full />
        <Badge tone={status in TONES ? TONES[status as keyof typeof TONES] : "plain"}>
          {words(`status.${status}`)}
        </Badge>
        {isMe && <Badge>{words("nominee.you")}</Badge>}
      </p>
      <Facts
        items={[
          [words("nominee.by"), <Account key="by" address={nominator} />],
          [
            words("nominee.seconds"),
            words("nominee.secondsOf", {
              given: seconders.length,
              needed: election.rules.secondsNeeded,
            }),
          ],
          ...(conflicts === undefined
            ? []
            : [[words("nominee.conflicts"), <Plain key="c" text={conflicts} lines />] as const]),
        ]}
      />
      {statement !== undefined && (
        <Statement election={election.id} nominee={nominee.account} version={statement} />
      )}
      {isMe ? (
        <Own election={election} stage={stage} nominee={nominee} />
      ) : (
        <SecondButton election={election} stage={stage} nominee={nominee} />
      )}
    </div>
  );
}

function SecondButton({ election, stage, nominee }: NomineeCardProps) {
  const words = useWords("elections");
  const whyWords = useWhyWords();
  const person = usePerson();
  const holders = useHolders(election.officeId);
  if (!STILL.second(stage) || !["nominated", "accepted"].includes(nominee.status)) return null;
  return (
    <ContractAct
      title={words("second.button")}
      facts={[[words("nominate.who"), nominee.account]]}
      lead={words("second.once")}
      why={whyWords(whyNotSecond(person, election, nominee, holders))}
      holds={(contracts) => requireElection(contracts, election)}
      build={(contracts) => secondNominee(contracts, election, nominee.account)}
    >
      {words("second.button")}
    </ContractAct>
  );
}

function Own({ election, stage, nominee }: NomineeCardProps) {
  const words = useWords("elections");
  if (nominee.status === "accepted" && STILL.withdraw(stage)) {
    return (
      <ContractAct
        title={words("own.withdraw")}
        warning={words("own.final")}
        holds={(contracts) => requireElection(contracts, election)}
        build={(contracts) => withdrawCandidacy(contracts, election)}
      >
        {words("own.withdraw")}
      </ContractAct>
    );
  }
  if (nominee.status !== "nominated" || !STILL.second(stage)) return null;
  return (
    <>
      <AcceptForm election={election} nominee={nominee} />
      <ContractAct
        title={words("own.decline")}
        warning={words("own.final")}
        holds={(contracts) => requireElection(contracts, election)}
        build={(contracts) => declineNomination(contracts, election)}
      >
        {words("own.decline")}
      </ContractAct>
    </>
  );
}
