import { useState } from "react";
import { leaveCoalition } from "../../../core/members/index.js";
import { ActButton, type Intent } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Checkbox, Section } from "../../parts/index.js";
import { type SeatView, useConnection } from "../../reading/index.js";

const POINTS = ["vote", "kept", "stays", "offices", "back"] as const;

/** What leaving means, and the way out. */
export function Leave({ seat }: { seat: SeatView }) {
  const words = useWords("join");
  const { contracts } = useConnection();
  const [sure, setSure] = useState(false);
  const intent = async (): Promise<Intent> => ({
    title: words("leave.act.title"),
    call: leaveCoalition(await contracts()),
    lead: words("leave.act.lead"),
    warning: words("leave.act.warning"),
  });
  const points = seat.status === "voter" ? POINTS : POINTS.filter((point) => point !== "kept");
  return (
    <Section title={words("leave.title")}>
      <p>{words("leave.lead")}</p>
      <ul>
        {points.map((point) => (
          <li key={point}>{words(`leave.${point}`)}</li>
        ))}
      </ul>
      <Checkbox isSelected={sure} onChange={setSure}>
        {words("leave.sure")}
      </Checkbox>
      <ActButton
        intent={intent}
        why={sure ? undefined : words("leave.why")}
        onLanded={() => setSure(false)}
      >
        {words("leave.button")}
      </ActButton>
    </Section>
  );
}
