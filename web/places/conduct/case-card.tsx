import { Link } from "react-router";
import { shortHash } from "../../../core/format/index.js";
import { useWords } from "../../language/index.js";
import { Account, Badge, Countdown, Time } from "../../parts/index.js";
import type { CaseView } from "../../reading/index.js";
import { mayName } from "./discretion.js";
import { stageEnd, stageOf, stageTone } from "./stages.js";
import { useNearness } from "./use-nearness.js";

/** A case among others. Whoever it is about stays unnamed until something public was decided. */
export function CaseCard({ view }: { view: CaseView }) {
  const words = useWords("conduct");
  const nearness = useNearness()(view);
  const { id, duty, offTopic, reportedAt, respondent } = view;
  const stage = stageOf(view);
  const end = stageEnd(view);
  return (
    <>
      <h3>
        <Link to={`/conduct/cases/${id}`}>
          {words("case.title")}{" "}
          <bdi dir="ltr" className="code">
            {shortHash(id)}
          </bdi>
        </Link>{" "}
        <Badge tone={stageTone(view)}>
          {stage === undefined ? view.stage : words(`stage.${stage}.title`)}
        </Badge>
      </h3>
      <p>
        {words(`duty.${duty}`)}
        {offTopic && <> · {words("case.offTopic")}</>}
      </p>
      <p className="quiet">
        {words("case.reported")} <Time at={reportedAt} dateOnly />
        {end !== undefined && (
          <>
            {" "}
            · <Countdown until={end} />
          </>
        )}
        {mayName(view, respondent, nearness) && (
          <>
            {" "}
            · {words("case.about")} <Account address={respondent} bare />
          </>
        )}
      </p>
    </>
  );
}
