import { decideCase, HIDE_REASON_LIMIT, statementDigest } from "../../../core/conduct/index.js";
import { ActButton, type Intent } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import {
  Checkbox,
  Failed,
  Loading,
  Notice,
  RadioGroup,
  TextArea,
  TextField,
  useDraft,
  useFormat,
} from "../../parts/index.js";
import { useConnection } from "../../reading/index.js";
import type { DeedProps } from "./deeds-panel.js";
import { EMPTY_RULING, isRulingDraft, needsLength, rulingFault, rulingOf } from "./ruling-draft.js";
import { type Ladder, MEASURES, useLadder } from "./use-ladder.js";

const DAY = 86_400;

/** Says, as an officer, what the decision should be; rungs the rules refuse are shown with why. */
export function Decide(props: DeedProps) {
  const words = useWords("conduct");
  const ladder = useLadder(props.view, props.account, props.facts.longest);
  if (ladder.isPending) return <Loading>{words("decide.asking")}</Loading>;
  if (ladder.error !== null) return <Failed error={ladder.error} retry={ladder.refetch} />;
  return <DecideForm {...props} ladder={ladder.data} />;
}

function DecideForm({ view, facts, ladder }: DeedProps & { ladder: Ladder }) {
  const words = useWords("conduct");
  const format = useFormat();
  const { contracts } = useConnection();
  const [draft, setDraft, clear] = useDraft(
    `conduct/decide/${view.id}`,
    EMPTY_RULING,
    isRulingDraft,
  );
  const fault = rulingFault(draft, facts.longest);
  const longest = facts.longest[Number(draft.measure)] ?? 0;
  const bytes = new TextEncoder().encode(draft.reasons);
  const intent = async (): Promise<Intent> => {
    const ruling = rulingOf(draft, statementDigest(bytes));
    const { to, data } = decideCase(await contracts(), view, ruling);
    return {
      title: words("deed.decide.title"),
      lead: words("decide.lead"),
      call: { to, data },
      facts: [
        [
          words("proposals.ruling"),
          words(ruling.upheld ? `rung.${ruling.rung}` : "outcome.dismissed"),
        ],
        ...(ruling.length > 0
          ? [[words("decide.days"), format.period(ruling.length)] as const]
          : []),
        ...(ruling.hideReason === ""
          ? []
          : [[words("decide.hideReason"), ruling.hideReason] as const]),
      ],
      // A second officer can only say exactly the same having read it.
      content: [bytes],
    };
  };
  return (
    <div className="say">
      <RadioGroup
        label={words("decide.measure")}
        value={draft.measure}
        onChange={(measure) => setDraft({ ...draft, measure })}
        isRequired
        options={MEASURES.map((measure) => {
          const refused = ladder[measure];
          const label = words(measure === "dismiss" ? "outcome.dismissed" : `rung.${measure}`);
          if (refused === undefined) return { value: measure, label };
          const known = words(`refused.${refused.rule}`, { defaultValue: refused.words });
          return { value: measure, label, isDisabled: true, description: known };
        })}
      />
      {needsLength(draft.measure) && (
        <TextField
          label={words("decide.days")}
          description={words("decide.daysMost", { days: format.number(Math.floor(longest / DAY)) })}
          value={draft.days}
          onChange={(days) => setDraft({ ...draft, days: days.trim() })}
          inputMode="numeric"
          isRequired
        />
      )}
      {view.post !== undefined && draft.measure !== "" && draft.measure !== "dismiss" && (
        <>
          <Checkbox
            isSelected={draft.hide}
            onChange={(hide) => setDraft({ ...draft, hide })}
            description={words("decide.hideWords")}
          >
            {words("decide.hide")}
          </Checkbox>
          {draft.hide && (
            <TextArea
              label={words("decide.hideReason")}
              value={draft.hideReason}
              onChange={(hideReason) => setDraft({ ...draft, hideReason })}
              rows={2}
              maxBytes={HIDE_REASON_LIMIT}
              isRequired
            />
          )}
        </>
      )}
      <TextArea
        label={words("case.reasons")}
        description={words("decide.reasonsHelp")}
        value={draft.reasons}
        onChange={(reasons) => setDraft({ ...draft, reasons })}
        maxBytes={65_536}
        isRequired
      />
      <Notice tone="info">{words("decide.two")}</Notice>
      <div className="actions">
        <ActButton
          intent={intent}
          why={fault === undefined ? undefined : words(`decide.fault.${fault}`)}
          onLanded={clear}
        >
          {words("deed.decide.title")}
        </ActButton>
      </div>
    </div>
  );
}
