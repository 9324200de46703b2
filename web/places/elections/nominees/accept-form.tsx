import {
  checkedElectionText,
  ELECTION_TEXT_LIMIT,
  statementId,
} from "../../../../core/elections/acceptance.js";
import { acceptNomination } from "../../../../core/elections/election-acts.js";
import { useWords } from "../../../language/index.js";
import { Steps, TextArea, useDraft } from "../../../parts/index.js";
import { type ElectionView, useDocument } from "../../../reading/index.js";
import { ContractAct } from "../contract-act.js";
import { requireElection } from "../held-to-chain.js";
import { useWhyWords } from "../use-person.js";
import { whyNotText } from "../whys.js";
import { Statement } from "./statement.js";
import { StatementForm } from "./statement-form.js";

interface AcceptFormProps {
  election: ElectionView;
  nominee: ElectionView["nominees"][number];
}

/** Two steps: the statement goes into the archive, then the nomination is accepted with it. */
export function AcceptForm({ election, nominee }: AcceptFormProps) {
  const words = useWords("elections");
  const whyWords = useWhyWords();
  const [conflicts, setConflicts, clear] = useDraft(`elections/${election.id}/conflicts`, "");
  const { data: document } = useDocument(statementId(election.id, nominee.account));
  const [current] = document?.latest ?? [];
  const version = current?.withdrawn === undefined ? current : undefined;
  const missing = election.rules.secondsNeeded - nominee.seconders.length;
  const why =
    missing > 0
      ? "secondsMissing"
      : version === undefined
        ? "statementMissing"
        : whyNotText(conflicts, ELECTION_TEXT_LIMIT, ["conflictsMissing", "conflictsLong"]);
  return (
    <>
      <h4>{words("accept.title")}</h4>
      <p>{words("accept.lead")}</p>
      <Steps
        steps={[
          { id: "statement", title: words("accept.first") },
          { id: "accept", title: words("accept.then") },
        ]}
        current={version === undefined ? "statement" : "accept"}
      />
      {version !== undefined && (
        <Statement election={election.id} nominee={nominee.account} version={version.id} />
      )}
      <StatementForm election={election} current={current} isWritten={version !== undefined} />
      <TextArea
        label={words("accept.conflicts")}
        description={words("accept.conflictsHow")}
        value={conflicts}
        onChange={setConflicts}
        maxBytes={ELECTION_TEXT_LIMIT}
        rows={2}
      />
      <ContractAct
        title={words("accept.button")}
        lead={words("accept.effect")}
        facts={[[words("nominee.conflicts"), conflicts]]}
        why={whyWords(why)}
        holds={(contracts) => requireElection(contracts, election)}
        build={(contracts) =>
          acceptNomination(contracts, election, {
            statement: version?.id ?? "",
            conflicts: checkedElectionText("declaration of conflicts", conflicts),
          })
        }
        onLanded={clear}
      >
        {words("accept.button")}
      </ContractAct>
    </>
  );
}
