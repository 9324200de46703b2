import { ZeroAddress } from "ethers";
import { ballotOrder } from "../../../../core/elections/ballot-order.js";
import type { ElectionStage } from "../../../../core/elections/stage.js";
import { useMySeat } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { Empty, Section } from "../../../parts/index.js";
import type { ElectionView } from "../../../reading/index.js";
import { STILL } from "../whys.js";
import { NominateForm } from "./nominate-form.js";
import { NomineeCard } from "./nominee-card.js";

/** Who stands, who was nominated, and how somebody else can be. */
export function Nominees({ election, stage }: { election: ElectionView; stage: ElectionStage }) {
  const words = useWords("elections");
  const { account } = useMySeat();
  const { nominees } = election;
  return (
    <Section title={words("nominees.title")}>
      {nominees.length === 0 ? (
        <Empty>{words(STILL.nominate(stage) ? "nominees.noneYet" : "nominees.none")}</Empty>
      ) : (
        <>
          <p>{words("nominees.order")}</p>
          <ul role="list" className="cards">
            {shuffled(election, account).map((nominee) => (
              <li key={nominee.account}>
                <NomineeCard election={election} stage={stage} nominee={nominee} />
              </li>
            ))}
          </ul>
        </>
      )}
      {STILL.nominate(stage) && <NominateForm election={election} />}
    </Section>
  );
}

/** Candidates before others, each in an order of the reader's own: nobody gains by being first. */
function shuffled({ id, nominees }: ElectionView, account: string | undefined) {
  const order = ballotOrder(id, account ?? ZeroAddress, nominees.length + 1).slice(0, -1);
  const inOrder = order.flatMap((place) => nominees[place - 1] ?? []);
  const stands = (nominee: ElectionView["nominees"][number]) => nominee.status === "accepted";
  return [...inOrder.filter(stands), ...inOrder.filter((nominee) => !stands(nominee))];
}
