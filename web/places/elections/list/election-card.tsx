import "../elections.css";
import { Link } from "react-router";
import { useWords } from "../../../language/index.js";
import { Countdown, Plain, Time, useFormat } from "../../../parts/index.js";
import type { ElectionView } from "../../../reading/index.js";
import { stageEnd } from "../stage-end.js";
import { StageBadge } from "../stage-badge.js";
import { useStage } from "../use-stage.js";

/** One election in a list: which office, where it stands, and until when. */
export function ElectionCard({ election }: { election: ElectionView }) {
  const words = useWords("elections");
  const format = useFormat();
  const { id, office, seats, nominees, candidates, calledAt } = election;
  const stage = useStage(election);
  const until = stageEnd(election, stage);
  return (
    <div className="card">
      <p className="card-title">
        <Link to={`/elections/${id}`}>
          <Plain text={office} />
        </Link>{" "}
        <StageBadge stage={stage} />
      </p>
      <p className="card-facts">
        {words("card.seats", { number: format.number(seats.length) })} ·{" "}
        {words("card.nominees", { number: format.number(nominees.length) })} ·{" "}
        {words("card.candidates", { number: format.number(candidates.length) })} ·{" "}
        {words("card.called")} <Time at={calledAt} dateOnly />
      </p>
      {until !== undefined && (
        <p>
          <Countdown until={until} />
        </p>
      )}
    </div>
  );
}
