import { REASON_LIMIT } from "../../../../core/wire/ballots.js";
import { ActButton, type IntendedCall } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { TextArea, useDraft } from "../../../parts/index.js";
import { utf8Length } from "../../../../core/lists/index.js";
import { useWhyNotVoter } from "../use-why-not.js";

export interface ObjectFormProps {
  /** Id of what is objected to; the draft is kept under it. */
  about: string;
  title: string;
  call: (reason: string) => IntendedCall;
  /** Why the reader cannot object, beside not being a voter. */
  why?: string | undefined;
}

/** An objection always has a reason, which is published. */
export function ObjectForm({ about, title, call, why }: ObjectFormProps) {
  const words = useWords("motions");
  const [reason, setReason, clear] = useDraft(`objection/${about}`, "");
  const notVoter = useWhyNotVoter();
  const given = reason.trim();
  const unfit =
    given === ""
      ? words("why.noReason")
      : utf8Length(given) > REASON_LIMIT
        ? words("why.reasonTooLong")
        : undefined;
  return (
    <div className="motion-form">
      <TextArea
        label={words("object.reason")}
        description={words("object.reasonWhat")}
        value={reason}
        onChange={setReason}
        rows={3}
        maxBytes={REASON_LIMIT}
        isRequired
      />
      <ActButton
        why={notVoter ?? why ?? unfit}
        onLanded={clear}
        intent={() => ({
          title: words("act.object"),
          lead: words("act.objectLead"),
          facts: [
            [words("act.motion"), title],
            [words("object.reason"), given],
          ],
          call: call(given),
        })}
      >
        {words("act.object")}
      </ActButton>
    </div>
  );
}
