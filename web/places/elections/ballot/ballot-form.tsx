import { ZeroAddress } from "ethers";
import { ballotOrder } from "../../../../core/elections/ballot-order.js";
import { castRanking } from "../../../../core/elections/ballot-acts.js";
import { useMySeat } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { Account, Notice, useDraft } from "../../../parts/index.js";
import { RankingField, tidy } from "../../../parts/ranking/index.js";
import type { ElectionView } from "../../../reading/index.js";
import { ContractAct } from "../contract-act.js";
import { requireBallot } from "../held-to-chain.js";
import { usePerson, useWhyWords } from "../use-person.js";
import { whyNotCast } from "../whys.js";
import { useAlternativeNames } from "./alternative-names.js";
import { nextSequence } from "./next-sequence.js";
import { rankingLines } from "./ranking-lines.js";

interface BallotFormProps {
  election: ElectionView;
  ballot: ElectionView["ballots"][number];
}

/** The ballot paper, in an order of the voter's own. */
export function BallotForm({ election, ballot }: BallotFormProps) {
  const words = useWords("elections");
  const whyWords = useWhyWords();
  const person = usePerson();
  const { account } = useMySeat();
  const { ballotId, candidates } = ballot;
  const names = useAlternativeNames(candidates);
  const blank = names.map(() => 0);
  const [draft, setDraft, clear] = useDraft<number[]>(`elections/ballot/${ballotId}`, blank);
  const ranks = draft.length === names.length ? draft : blank;
  const isBlank = ranks.every((rank) => rank === 0);
  const items = ballotOrder(ballotId, account ?? ZeroAddress, names.length).map((alternative) => {
    const address = candidates[alternative - 1];
    const name = names[alternative] ?? "";
    return alternative === 0 || address === undefined
      ? { alternative, name, description: words("ballot.ronMeans") }
      : { alternative, name, label: <Account address={address} full bare /> };
  });
  return (
    <>
      <RankingField
        label={words("ballot.label")}
        description={words("ballot.how")}
        items={items}
        value={ranks}
        onChange={setDraft}
      />
      <p>{words("ballot.open")}</p>
      {isBlank && <Notice tone="info">{words("ballot.blank")}</Notice>}
      <ContractAct
        title={words("ballot.cast")}
        lead={words("ballot.replace")}
        facts={rankingLines(ranks, names).map(
          (line, place) => [words("ballot.place", { place: place + 1 }), line] as const,
        )}
        why={whyWords(whyNotCast(person, election.calledAt))}
        holds={(contracts) => requireBallot(contracts, election, ballot)}
        build={async (contracts, voter) =>
          castRanking(contracts, {
            ballotId,
            ranks: tidy(ranks),
            sequence: await nextSequence(contracts, ballotId, voter),
          })
        }
        onLanded={clear}
      >
        {words("ballot.cast")}
      </ContractAct>
    </>
  );
}
