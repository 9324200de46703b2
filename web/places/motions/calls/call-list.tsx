import { describeCall, type Call } from "../../../../core/motions/index.js";
import { useWords } from "../../../language/index.js";
import { Loading, Notice } from "../../../parts/index.js";
import type { MotionSummary } from "../../../reading/index.js";
import { useDescribed } from "../use-coalition-contracts.js";
import { CallCard } from "./call-card.js";

export interface CallListProps {
  calls: readonly Call[];
  of: MotionSummary["class"];
  /** Whether it is filed: only then does anybody but its author have the texts it adopts. */
  isFiled?: boolean;
}

/** What a text does when it is carried out, call by call, with a banner over what is grave or cannot be told. */
export function CallList({ calls, of, isFiled = false }: CallListProps) {
  const words = useWords("motions");
  const described = useDescribed();
  if (described === undefined) return <Loading />;
  const descriptions = calls.map((call) => ({ call, said: describeCall(described, call) }));
  return (
    <>
      {of === "fundamental" && (
        <Notice tone="danger" title={words("calls.fundamentalTitle")}>
          <p>{words("calls.fundamental")}</p>
        </Notice>
      )}
      {descriptions.some(({ said }) => !said.known) && (
        <Notice tone="danger" title={words("calls.unknownTitle")}>
          <p>{words("calls.unknown")}</p>
        </Notice>
      )}
      <ol className="call-list">
        {descriptions.map(({ call, said }, index) => (
          <li key={index}>
            <CallCard {...{ call, said, isFiled }} addresses={described.addresses} />
          </li>
        ))}
      </ol>
    </>
  );
}
