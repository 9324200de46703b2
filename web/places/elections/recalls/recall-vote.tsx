import { castRanking } from "../../../../core/elections/ballot-acts.js";
import { useWords } from "../../../language/index.js";
import { RadioGroup, useDraft } from "../../../parts/index.js";
import type { RecallView } from "../../../reading/index.js";
import { nextSequence } from "../ballot/next-sequence.js";
import { ContractAct } from "../contract-act.js";
import { requireRecall } from "../held-to-chain.js";
import { usePerson, useWhyWords } from "../use-person.js";
import { whyNotCast } from "../whys.js";

/** A choice as the ballot box takes it: the ranks of "keep" and "recall". */
const RANKS: Record<string, readonly number[]> = {
  keep: [1, 2],
  recall: [2, 1],
  abstain: [0, 0],
};

/** The ballot of a recall. */
export function RecallVote({ recall }: { recall: RecallView }) {
  const words = useWords("elections");
  const whyWords = useWhyWords();
  const person = usePerson();
  const [choice, setChoice, clear] = useDraft(`elections/ballot/${recall.id}`, "");
  const ranks = RANKS[choice];
  return (
    <>
      <RadioGroup
        label={words("recall.label")}
        value={choice}
        onChange={setChoice}
        options={Object.keys(RANKS).map((value) => ({
          value,
          label: words(`recall.${value}`),
        }))}
      />
      <p>{words("ballot.open")}</p>
      <ContractAct
        title={words("ballot.cast")}
        lead={words("ballot.replace")}
        facts={[[words("recall.label"), ranks === undefined ? "" : words(`recall.${choice}`)]]}
        isDisabled={ranks === undefined}
        why={whyWords(whyNotCast(person, recall.filedAt - 1))}
        holds={(contracts) => requireRecall(contracts, recall)}
        build={async (contracts, voter) =>
          castRanking(contracts, {
            ballotId: recall.id,
            ranks: ranks ?? [],
            sequence: await nextSequence(contracts, recall.id, voter),
          })
        }
        onLanded={clear}
      >
        {words("ballot.cast")}
      </ContractAct>
    </>
  );
}
