import { takeStep } from "../../../../core/elections/election-acts.js";
import { MOST_EXTENSIONS } from "../../../../core/elections/phase.js";
import { ELECTION_STEPS, type ElectionStage } from "../../../../core/elections/stage.js";
import { useWords } from "../../../language/index.js";
import { Countdown, Notice, Plain } from "../../../parts/index.js";
import type { ElectionView } from "../../../reading/index.js";
import { ContractAct } from "../contract-act.js";
import { requireElection } from "../held-to-chain.js";
import { StageBadge, stageWord } from "../stage-badge.js";
import { stageEnd } from "../stage-end.js";

interface StandingProps {
  election: ElectionView;
  stage: ElectionStage;
}

/** Where the election stands, until when, and the step that waits for anybody to take it. */
export function Standing({ election, stage }: StandingProps) {
  const words = useWords("elections");
  const until = stageEnd(election, stage);
  const step = ELECTION_STEPS[stage];
  return (
    <Notice
      tone={stage === "annulled" ? "danger" : stage === "held" ? "warning" : "info"}
      title={<StageBadge stage={stage} />}
    >
      <p>{words(`standing.${meaningOf(election, stage)}`)}</p>
      {stage === "annulled" && (
        <p>
          {words("standing.reason")} <Plain text={election.annulledFor} />
        </p>
      )}
      {until !== undefined && (
        <p>
          <Countdown until={until} />
        </p>
      )}
      {step !== undefined && (
        <ContractAct
          title={words(`step.${step}`)}
          lead={words("step.anyone")}
          holds={(contracts) => requireElection(contracts, election)}
          build={(contracts) => takeStep(contracts, election, step)}
        >
          {words(`step.${step}`)}
        </ContractAct>
      )}
    </Notice>
  );
}

/** Some stages mean one of several things. */
function meaningOf(election: ElectionView, stage: ElectionStage): string {
  const { candidates, seats, extensions, ballots } = election;
  if (stage === "reckoning") {
    if (candidates.length < seats.length && extensions < MOST_EXTENSIONS) return "tooFew";
    return candidates.length === 0 ? "nobody" : "enough";
  }
  if (stage === "ballot" && ballots.length > 1) return "rerun";
  if (stage === "vacant" && ballots.length === 0) return "vacantNobody";
  return stageWord(stage);
}
