import { useState } from "react";
import {
  adviseInPrivate,
  appealDecision,
  askReinstatement,
  judgeAppeal,
  nameOfficer,
  placeHold,
  replyToReport,
} from "../../../core/conduct/index.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { DaoError } from "../../../core/errors.js";
import type { IntendedCall } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { RadioGroup, Select } from "../../parts/index.js";
import type { Deed } from "./deeds.js";
import { sameAccount } from "./discretion.js";
import type { DeedProps } from "./deeds-panel.js";
import { Say } from "./say.js";
import { useOffices } from "./use-offices.js";
import { stageOf } from "./stages.js";

type SaidDeed = Exclude<Deed, "decide" | "accept" | "standBack" | "record">;

/** Advice is between two people; grounds of an appeal and a verdict's reasons are for everybody. */
const PUBLISHES: Readonly<Record<SaidDeed, boolean>> = {
  ...{ reply: false, name: false, advise: false, hold: false },
  ...{ appeal: false, support: false, askReturn: true, judge: true },
};

/** What is done with words: they are said, and perhaps somebody or something is chosen. */
export function SayDeed({ deed, view, facts, account }: DeedProps & { deed: SaidDeed }) {
  const words = useWords("conduct");
  const [officer, setOfficer] = useState("");
  const [verdict, setVerdict] = useState("");
  const isAppeal = deed === "appeal" || deed === "support";
  const why =
    deed === "name" && officer === ""
      ? words("deed.name.whom")
      : deed === "judge" && verdict === ""
        ? words("deed.judge.how")
        : undefined;
  const make = (contracts: CoalitionContracts, digest: string | undefined): IntendedCall => {
    if (isAppeal) return appealDecision(contracts, view, digest);
    const said = digest ?? missing();
    switch (deed) {
      case "reply":
        return replyToReport(contracts, view, said);
      case "name":
        return nameOfficer(contracts, view, { officer, reason: said });
      case "advise":
        return adviseInPrivate(contracts, view, said);
      case "hold":
        return placeHold(contracts, view, said);
      case "askReturn":
        return askReinstatement(contracts, view, said);
      case "judge":
        return judgeAppeal(contracts, view, { uphold: verdict === "uphold", reasons: said });
      default:
        return missing();
    }
  };
  return (
    <>
      {deed === "name" && (
        <ChooseOfficer
          isPanel={stageOf(view) === "appealed"}
          value={officer}
          onChange={setOfficer}
          except={[account, ...facts.said.named, ...facts.said.recused]}
        />
      )}
      {deed === "judge" && (
        <RadioGroup
          label={words("deed.judge.how")}
          value={verdict}
          onChange={setVerdict}
          isRequired
          options={[
            { value: "uphold", label: words("panel.uphold") },
            { value: "lift", label: words("panel.lift") },
          ]}
        />
      )}
      <Say
        draftKey={`${deed}/${view.id}`}
        title={words(`deed.${deed}.title`)}
        label={words(`deed.${deed}.label`)}
        isOptional={isAppeal}
        publishes={PUBLISHES[deed]}
        why={why}
        make={make}
        onLanded={() => setOfficer("")}
      />
    </>
  );
}

function missing(): never {
  throw new DaoError("INPUT_INVALID", "There is nothing said.", { hint: "Write something." });
}

function ChooseOfficer(props: {
  isPanel: boolean;
  value: string;
  onChange: (account: string) => void;
  /** Whoever asks, and who was named or takes no part already. */
  except: readonly string[];
}) {
  const words = useWords("conduct");
  const { data } = useOffices();
  const there = (props.isPanel ? data?.panellists : data?.officers) ?? [];
  return (
    <Select
      label={words("deed.name.whom")}
      value={props.value}
      onChange={props.onChange}
      placeholder={words("deed.name.choose")}
      isRequired
      options={there
        .filter((account) => !props.except.some((each) => sameAccount(each, account)))
        .map((account) => ({ value: account, label: account }))}
    />
  );
}
