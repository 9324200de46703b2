import { isAddress } from "ethers";
import { nominate } from "../../../../core/elections/election-acts.js";
import { useMySeat } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { TextField, useDraft } from "../../../parts/index.js";
import type { ElectionView } from "../../../reading/index.js";
import { ContractAct } from "../contract-act.js";
import { requireElection } from "../held-to-chain.js";
import { usePerson, useWhyWords } from "../use-person.js";
import { whyNotVoter } from "../whys.js";

/** Nominates oneself or another voter. */
export function NominateForm({ election }: { election: ElectionView }) {
  const words = useWords("elections");
  const person = usePerson();
  const whyWords = useWhyWords();
  const { account } = useMySeat();
  const [typed, setTyped, clear] = useDraft(`elections/${election.id}/nominee`, "");
  const why = whyWords(whyNotVoter(person));
  const nominee = typed.trim();
  const isKnown = (address: string) =>
    election.nominees.some((each) => each.account.toLowerCase() === address.toLowerCase());
  const fault =
    nominee === ""
      ? undefined
      : !isAddress(nominee as unknown)
        ? words("nominate.malformed")
        : isKnown(nominee)
          ? words("nominate.already")
          : undefined;
  return (
    <>
      <h3>{words("nominate.title")}</h3>
      <p>{words("nominate.lead")}</p>
      <p>
        <ContractAct
          title={words("nominate.self")}
          lead={words("nominate.selfLead")}
          why={
            why ?? (account !== undefined && isKnown(account) ? words("why.nominated") : undefined)
          }
          holds={(contracts) => requireElection(contracts, election)}
          build={(contracts, me) => nominate(contracts, election, me)}
        >
          {words("nominate.self")}
        </ContractAct>
      </p>
      <TextField
        label={words("nominate.who")}
        description={words("nominate.whoHow")}
        value={typed}
        onChange={setTyped}
        error={fault}
      />
      <ContractAct
        title={words("nominate.other")}
        facts={[[words("nominate.who"), nominee]]}
        why={why}
        isDisabled={nominee === "" || fault !== undefined}
        holds={(contracts) => requireElection(contracts, election)}
        build={(contracts) => nominate(contracts, election, nominee)}
        onLanded={clear}
      >
        {words("nominate.other")}
      </ContractAct>
    </>
  );
}
