import { useState } from "react";
import { useNavigate } from "react-router";
import { ActButton, type Intent } from "../../acting/index.js";
import { joinCoalition } from "../../../core/members/index.js";
import { useWords } from "../../language/index.js";
import { Checkbox, Load, Notice, Plain, RadioGroup, Section, useDraft } from "../../parts/index.js";
import {
  type CoalitionView,
  useCoalition,
  useConnection,
  type VersionView,
} from "../../reading/index.js";
import { coveredRenditions } from "../archive/covered-renditions.js";
import { useAdmission } from "./use-admission.js";

export interface JoinFormProps {
  /** The Code of Conduct in force, as far as it is known. */
  version: VersionView | undefined;
}

/** The group one declares, and the signature. */
export function JoinForm({ version }: JoinFormProps) {
  const words = useWords("join");
  const coalition = useCoalition();
  return (
    <Section title={words("form.title")}>
      <Load query={coalition}>{(data) => <Form coalition={data} version={version} />}</Load>
    </Section>
  );
}

function Form({ coalition, version }: JoinFormProps & { coalition: CoalitionView }) {
  const words = useWords("join");
  const navigate = useNavigate();
  const { contracts } = useConnection();
  const admission = useAdmission();
  const [chosen, choose, forget] = useDraft("join/group", "");
  const [accepted, setAccepted] = useState(false);
  const group = coalition.groups.find(({ index }) => String(index) === chosen);
  const intent = async (): Promise<Intent> => {
    if (group === undefined || version === undefined) throw new Error("the form is not filled in");
    return {
      title: words("form.act.title"),
      call: joinCoalition(await contracts(), group, version.id),
      lead: words("form.act.lead"),
      facts: [
        [words("form.group"), group.name],
        [words("form.act.code"), words("form.act.version", { number: version.number })],
      ],
    };
  };
  const full = admission.data?.joinsAvailable === 0;
  return (
    <>
      {full && (
        <Notice tone="warning" title={words("form.full.title")}>
          <p>{words("form.full.body")}</p>
        </Notice>
      )}
      <RadioGroup
        label={words("form.group")}
        description={words("form.groupHint")}
        value={group === undefined ? "" : chosen}
        onChange={choose}
        isRequired
        options={coalition.groups.map(({ index, name }) => ({
          value: String(index),
          label: <Plain text={name} />,
        }))}
      />
      <Checkbox
        isSelected={accepted}
        onChange={setAccepted}
        isDisabled={version === undefined}
        description={words("form.acceptHint")}
      >
        {words("form.accept", { number: version?.number ?? "–" })}
      </Checkbox>
      <ActButton
        intent={intent}
        why={whyNot({
          isOpen: coalition.sealedAt !== undefined,
          isCodeKnown: version !== undefined,
          isCodeTrue: version !== undefined && coveredRenditions(version) > 0,
          hasGroup: group !== undefined,
          accepted,
        })}
        onLanded={() => {
          forget();
          void navigate("/me");
        }}
      >
        {words("form.join")}
      </ActButton>
    </>
  );

  function whyNot(ready: {
    isOpen: boolean;
    isCodeKnown: boolean;
    isCodeTrue: boolean;
    hasGroup: boolean;
    accepted: boolean;
  }): string | undefined {
    if (!ready.isOpen) return words("form.why.notOpen");
    if (!ready.isCodeKnown) return words("form.why.noCode");
    if (!ready.isCodeTrue) return words("form.why.forged");
    if (!ready.hasGroup) return words("form.why.group");
    return ready.accepted ? undefined : words("form.why.accept");
  }
}
