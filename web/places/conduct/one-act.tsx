import { recordSilence, standBack } from "../../../core/conduct/index.js";
import { ActButton } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { type CaseDetail, useConnection } from "../../reading/index.js";

const ACTS = { standBack, record: recordSilence } as const;

/** What is done without a word. */
export function OneAct({ deed, view }: { deed: keyof typeof ACTS; view: CaseDetail }) {
  const words = useWords("conduct");
  const { contracts } = useConnection();
  const title = words(`deed.${deed}.title`);
  return (
    <ActButton
      intent={async () => {
        const { to, data } = ACTS[deed](await contracts(), view);
        return { title, lead: words(`deed.${deed}.words`), call: { to, data } };
      }}
    >
      {title}
    </ActButton>
  );
}
