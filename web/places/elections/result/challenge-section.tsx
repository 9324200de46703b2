import { ELECTION_TEXT_LIMIT } from "../../../../core/elections/acceptance.js";
import { challengeResult } from "../../../../core/elections/election-acts.js";
import type { ElectionStage } from "../../../../core/elections/stage.js";
import { useWords } from "../../../language/index.js";
import {
  Account,
  LinkButton,
  Meter,
  Plain,
  Section,
  TextArea,
  useDraft,
} from "../../../parts/index.js";
import type { ElectionView } from "../../../reading/index.js";
import { ContractAct } from "../contract-act.js";
import { requireElection } from "../held-to-chain.js";
import { useChain } from "../../../reading/index.js";
import { usePerson, useWhyWords } from "../use-person.js";
import { whyNotChallenge, whyNotText } from "../whys.js";

interface ChallengeSectionProps {
  election: ElectionView;
  stage: ElectionStage;
}

/** Challenges of the result: who, why, how many hold it, and one's own. */
export function ChallengeSection({ election, stage }: ChallengeSectionProps) {
  const words = useWords("elections");
  const { challenges, id } = election;
  const isOpen = stage === "provisional";
  const { data: needed } = useChain(
    ["challenges-needed", id],
    async ({ elections }) => Number(await elections.challengesNeeded(id)),
    isOpen || challenges.length > 0,
  );
  if (!isOpen && challenges.length === 0) return null;
  return (
    <Section title={words("challenge.title")}>
      <p>{words("challenge.lead")}</p>
      {needed !== undefined && (
        <Meter label={words("challenge.given")} value={challenges.length} of={needed} />
      )}
      {challenges.length > 0 && (
        <ul>
          {challenges.map(({ voter, reason }) => (
            <li key={voter}>
              <Account address={voter} />: <Plain text={reason} lines />
            </li>
          ))}
        </ul>
      )}
      {isOpen && <ChallengeForm election={election} />}
      {(isOpen || stage === "held") && (
        <p>
          {words("challenge.annul")}{" "}
          <LinkButton to="/motions/new" tone="quiet">
            {words("challenge.motion")}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}

function ChallengeForm({ election }: { election: ElectionView }) {
  const words = useWords("elections");
  const whyWords = useWhyWords();
  const person = usePerson();
  const [reason, setReason, clear] = useDraft(`elections/${election.id}/challenge`, "");
  const why =
    whyNotChallenge(person, election) ??
    whyNotText(reason, ELECTION_TEXT_LIMIT, ["reasonMissing", "reasonLong"]);
  return (
    <>
      <TextArea
        label={words("challenge.reason")}
        description={words("challenge.public")}
        value={reason}
        onChange={setReason}
        maxBytes={ELECTION_TEXT_LIMIT}
        rows={3}
      />
      <ContractAct
        title={words("challenge.button")}
        facts={[[words("challenge.reason"), reason]]}
        why={whyWords(why)}
        holds={(contracts) => requireElection(contracts, election)}
        build={(contracts) => challengeResult(contracts, election, reason)}
        onLanded={clear}
      >
        {words("challenge.button")}
      </ContractAct>
    </>
  );
}
