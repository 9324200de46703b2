import { ActButton, NeedsWallet, useMySeat } from "../../../acting/index.js";
import { useAddresses } from "../../../reading/index.js";
import { useWords } from "../../../language/index.js";
import { Facts, Loading, Plain, Section, useFormat } from "../../../parts/index.js";
import { CallList } from "../calls/call-list.js";
import { useWhyNotVoter } from "../use-why-not.js";
import { filingCall } from "./filing-call.js";
import { Unfit } from "./unfit.js";
import { type Prospect, useProspect } from "./use-prospect.js";
import type { StepProps } from "./what-step.js";
import type { Amended, FilingMode } from "./wizard.js";

export interface CheckStepProps extends Pick<StepProps, "draft"> {
  files: Readonly<Record<number, File>>;
  mode: FilingMode;
  amended: Amended | undefined;
  onFiled: (id: string) => void;
}

/** What will be filed, exactly, and what follows from it. */
export function CheckStep({ draft, files, mode, amended, onFiled }: CheckStepProps) {
  const words = useWords("motions");
  const { account } = useMySeat();
  const { data, error, isPending } = useProspect({
    ...{ draft, account, files, same: amended?.calls },
    enabled: draft.about !== "recall",
  });
  if (account === undefined) {
    return (
      <>
        <p>{words("new.needsAccount")}</p>
        <NeedsWallet />
      </>
    );
  }
  if (error !== null) return <Unfit error={error} />;
  if (isPending || data === undefined) return <Loading>{words("new.checking")}</Loading>;
  return <Checked {...{ prospect: data, draft, mode, amended, onFiled }} />;
}

interface CheckedProps extends Pick<CheckStepProps, "draft" | "mode" | "amended" | "onFiled"> {
  prospect: Prospect;
}

function Checked({ prospect, draft, mode, amended, onFiled }: CheckedProps) {
  const words = useWords("motions");
  const format = useFormat();
  const addresses = useAddresses();
  const notVoter = useWhyNotVoter();
  const { calls, description, content, id } = prospect;
  const isNotice = mode === "motion" && draft.track === "notice";
  const grave = isNotice && prospect.class === "fundamental" ? words("new.graveNotice") : undefined;
  const how = mode === "motion" ? draft.track : mode;
  const follows = [
    [words("head.class"), words(`class.${prospect.class}`)],
    ...(mode === "correction"
      ? []
      : [[words("seconds.needed"), format.number(prospect.secondsNeeded)]]),
    ...(isNotice ? [[words("notice.needed"), format.number(prospect.objectionsNeeded)]] : []),
    ...(mode === "motion" ? [[words("rule.discussion"), format.period(prospect.discussion)]] : []),
    ...(mode === "motion" && !isNotice
      ? [[words("rule.voting"), format.period(prospect.voting)]]
      : []),
    [words("rule.timelock"), format.period(prospect.timelock)],
  ] as [string, string][];
  return (
    <>
      <p>{words(`new.follows.${how}`)}</p>
      <Facts items={follows} />
      <Section title={words("calls.title")} level={2}>
        <CallList calls={calls} of={prospect.class} />
      </Section>
      <Section title={words("new.exactly")} level={2}>
        <p>{words("new.exactlyWhat")}</p>
        <div
          className="motion-exact"
          dir="auto"
          tabIndex={0}
          role="group"
          aria-label={words("new.exactly")}
        >
          <Plain text={description} lines />
        </div>
      </Section>
      {addresses !== undefined && (
        <ActButton
          why={notVoter ?? grave}
          onLanded={() => onFiled(id)}
          intent={() => ({
            title: words(`act.file.${how}`),
            lead: words(`new.follows.${how}`),
            facts: [[words("act.motion"), draft.title.trim()], ...follows],
            ...(prospect.class === "fundamental" && { warning: words("calls.fundamental") }),
            call: filingCall(addresses, how, { calls, description, amended: amended?.id }),
            content,
          })}
        >
          {words(`act.file.${how}`)}
        </ActButton>
      )}
    </>
  );
}
