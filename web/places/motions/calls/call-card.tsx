import i18next from "i18next";
import { formatEther } from "ethers";
import type { CoalitionAddresses } from "../../../../core/contracts/index.js";
import type { Call, CallDescription } from "../../../../core/motions/index.js";
import { useLanguage, useWords } from "../../../language/index.js";
import { Badge, Facts, Hash, Plain, useFormat } from "../../../parts/index.js";
import { ProposedDocument } from "./proposed-document.js";
import { proposedTexts } from "./proposed-texts.js";
import { CallArguments } from "./call-arguments.js";
import { ChangedRules } from "./changed-rules.js";
import { ruleChange } from "./rule-change.js";
import { spokenCall } from "./spoken-call.js";
import { useNames } from "./use-names.js";

export interface CallCardProps {
  call: Call;
  said: CallDescription;
  addresses: CoalitionAddresses;
  isFiled: boolean;
}

/** One call in words, with every argument under it. */
export function CallCard({ call, said, addresses, isFiled }: CallCardProps) {
  const words = useWords("calls");
  const { code } = useLanguage();
  const format = useFormat();
  const names = useNames(addresses, call);
  const spoken = said.known
    ? spokenCall(call, { words, format, language: code, addresses, names })
    : undefined;
  const proposed = isFiled ? proposedTexts(addresses, call) : undefined;
  const ours = spoken !== undefined && i18next.exists(spoken.key, { ns: "calls" });
  const change = said.known ? ruleChange(addresses, call) : undefined;
  return (
    <div className="call">
      {!said.known && <Badge tone="danger">{words("unknown")}</Badge>}
      {ours ? (
        <p className="call-says">{words(spoken.key, spoken.values)}</p>
      ) : (
        <p className="call-says" lang="en" dir="ltr">
          <Plain text={said.sentence} />
        </p>
      )}
      {call.value > 0n && (
        <p>
          <strong>{words("sends", { amount: formatEther(call.value) })}</strong>
        </p>
      )}
      {change !== undefined && <ChangedRules change={change} />}
      {proposed !== undefined && <ProposedDocument proposed={proposed} />}
      <details>
        <summary>{words("details")}</summary>
        <CallArguments said={said} />
        <Facts
          items={[
            [words("target"), <Hash key="t" value={call.target} what={words("target")} full />],
            [words("data"), <Hash key="d" value={call.calldata} what={words("data")} />],
          ]}
        />
      </details>
    </div>
  );
}
