import { ELECTION_TEXT_LIMIT } from "../../../../core/elections/acceptance.js";
import { petitionRecall } from "../../../../core/elections/recall-acts.js";
import { shortAddress } from "../../../../core/format/address.js";
import { useWords } from "../../../language/index.js";
import { Select, TextArea, useDraft } from "../../../parts/index.js";
import type { OfficeView } from "../../../reading/index.js";
import { ContractAct } from "../contract-act.js";
import { requireOffice } from "../held-to-chain.js";
import { holdersOf } from "../offices/use-holders.js";
import { usePerson, useWhyWords } from "../use-person.js";
import { whyNotText, whyNotVoter } from "../whys.js";

/** Begins the recall of somebody who holds the office. */
export function PetitionForm({ office }: { office: OfficeView }) {
  const words = useWords("elections");
  const whyWords = useWhyWords();
  const person = usePerson();
  const holders = holdersOf(office);
  const [chosen, setHolder, clearHolder] = useDraft(`elections/petition/${office.id}/holder`, "");
  const [reason, setReason, clearReason] = useDraft(`elections/petition/${office.id}/reason`, "");
  const holder = holders.includes(chosen) ? chosen : (holders[0] ?? "");
  const why =
    whyNotVoter(person) ?? whyNotText(reason, ELECTION_TEXT_LIMIT, ["reasonMissing", "reasonLong"]);
  return (
    <details>
      <summary>{words("petition.title")}</summary>
      <p>{words("petition.lead")}</p>
      <Select
        label={words("petition.who")}
        value={holder}
        onChange={setHolder}
        options={holders.map((address) => ({ value: address, label: shortAddress(address) }))}
      />
      <TextArea
        label={words("challenge.reason")}
        description={words("challenge.public")}
        value={reason}
        onChange={setReason}
        maxBytes={ELECTION_TEXT_LIMIT}
        rows={3}
      />
      <ContractAct
        title={words("petition.button")}
        facts={[
          [words("facts.office"), office.name],
          [words("petition.who"), holder],
          [words("challenge.reason"), reason],
        ]}
        why={whyWords(why)}
        holds={async () => requireOffice(office)}
        build={(contracts) => petitionRecall(contracts, office, { holder, reason })}
        onLanded={() => {
          clearHolder();
          clearReason();
        }}
      >
        {words("petition.button")}
      </ContractAct>
    </details>
  );
}
