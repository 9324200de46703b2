import type { ElectionStage } from "../../../../core/elections/stage.js";
import { useWords } from "../../../language/index.js";
import { Section } from "../../../parts/index.js";
import type { ElectionView } from "../../../reading/index.js";
import { useAlternativeNames } from "./alternative-names.js";
import { BallotForm } from "./ballot-form.js";
import { CastBallots } from "./cast-ballots.js";
import { MyBoxBallot } from "./my-box-ballot.js";

/** The ballot: the paper while it is open, one's own ballot on the chain, and everybody's. */
export function BallotSection({
  election,
  stage,
}: {
  election: ElectionView;
  stage: ElectionStage;
}) {
  const words = useWords("elections");
  const ballot = election.ballots.at(-1);
  const names = useAlternativeNames(ballot?.candidates ?? []);
  if (ballot === undefined) return null;
  return (
    <Section title={words(ballot.run === 0 ? "ballot.title" : "ballot.rerun")}>
      {stage === "ballot" && <BallotForm election={election} ballot={ballot} />}
      <MyBoxBallot
        ballotId={ballot.ballotId}
        names={names}
        candidates={ballot.candidates}
        isOpen={stage === "ballot"}
      />
      <CastBallots ballotId={ballot.ballotId} names={names} />
    </Section>
  );
}
