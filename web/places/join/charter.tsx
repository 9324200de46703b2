import { Empty, Load } from "../../parts/index.js";
import { useWords } from "../../language/index.js";
import { StandingText } from "./standing-text.js";
import { useStandingDocument } from "./use-standing-document.js";

/** The charter, folded away: it is long, and nobody has to sign it. */
export function Charter() {
  const words = useWords("join");
  const charter = useStandingDocument("charter");
  const none = <Empty>{words("charter.none")}</Empty>;
  return (
    <Load query={charter} missing={none}>
      {({ latest: [version] }) =>
        version === undefined ? (
          none
        ) : (
          <details>
            <summary>{words("charter.read")}</summary>
            <StandingText version={version} />
          </details>
        )
      }
    </Load>
  );
}
