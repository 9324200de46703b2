import { explainFailure } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import { Notice, Plain } from "../../../parts/index.js";
import { explainRevert } from "../../../../core/refusals/index.js";
import type { Call } from "../../../../core/motions/index.js";
import { useChain, useConnection } from "../../../reading/index.js";

/** Says what the contracts would answer if the calls were carried out now; nothing where they would take them. */
export function RefusedNow({ calls }: { calls: readonly Call[] }) {
  const words = useWords("motions");
  const { openProvider } = useConnection();
  const { data } = useChain(
    ["refused-now", calls.map(({ target, value, calldata }) => [target, `${value}`, calldata])],
    async ({ addresses: { timelock } }) => {
      const provider = await openProvider();
      for (const { target, value, calldata } of calls) {
        try {
          await provider.call({ from: timelock, to: target, value, data: calldata });
        } catch (error) {
          const refusal = explainRevert(error);
          // Others may depend on what an earlier one changes: only the first tells for sure.
          return refusal === undefined ? null : explainFailure(refusal);
        }
      }
      return null;
    },
  );
  if (data === undefined || data === null) return null;
  return (
    <Notice tone="warning" title={words("new.refusedNow")}>
      <p lang={data.lang}>
        <Plain text={data.words} /> {data.hint !== undefined && <Plain text={data.hint} />}
      </p>
      <p>{words("new.refusedNowWhat")}</p>
    </Notice>
  );
}
