import { Link } from "react-router";
import { callElection } from "../../../../core/elections/election-acts.js";
import { electionStage } from "../../../../core/elections/phase.js";
import { readDue } from "../../../../core/elections/read-offices.js";
import { isOver } from "../../../../core/elections/stage.js";
import { useWords } from "../../../language/index.js";
import { Countdown, Loading, useClock, useFormat } from "../../../parts/index.js";
import { type OfficeView, useChain, useElections } from "../../../reading/index.js";
import { ContractAct } from "../contract-act.js";
import { requireOffice } from "../held-to-chain.js";
import { electionRecord } from "../record.js";

/** The election under way, or when the next can be called and the button for it: anybody may. */
export function NextElection({ office }: { office: OfficeView }) {
  const words = useWords("elections");
  const now = BigInt(useClock());
  const { items } = useElections();
  const latest = items.find(({ officeId }) => officeId === office.id);
  if (latest !== undefined && !isOver(electionStage(electionRecord(latest), now))) {
    return (
      <p>
        <Link to={`/elections/${latest.id}`}>{words("next.running")}</Link>
      </p>
    );
  }
  return (
    <>
      {latest !== undefined && (
        <p>
          <Link to={`/elections/${latest.id}`}>{words("next.last")}</Link>
        </p>
      )}
      {office.open && <Call office={office} />}
    </>
  );
}

function Call({ office }: { office: OfficeView }) {
  const words = useWords("elections");
  const format = useFormat();
  const { data, isPending } = useChain(["due", office.id], (contracts) =>
    readDue(contracts, office.id),
  );
  if (isPending) return <Loading>{words("next.asking")}</Loading>;
  if (data === undefined) return <p>{words("next.unknown")}</p>;
  if (data.seats.length > 0) {
    return (
      <>
        <p>{words("next.due", { number: format.number(data.seats.length) })}</p>
        <ContractAct
          title={words("next.call")}
          lead={words("next.callLead")}
          facts={[
            [words("facts.office"), office.name],
            [words("facts.seats"), format.list(data.seats.map((seat) => format.number(seat + 1)))],
          ]}
          holds={async () => requireOffice(office)}
          build={(contracts) => callElection(contracts, office)}
        >
          {words("next.call")}
        </ContractAct>
      </>
    );
  }
  if (data.at === undefined) return <p>{words("next.never")}</p>;
  return (
    <p>
      {words("next.later")} <Countdown until={Number(data.at)} />
    </p>
  );
}
