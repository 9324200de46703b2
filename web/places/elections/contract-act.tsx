import type { Act } from "../../../core/elections/act.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { ActButton, type ActButtonProps, type Intent } from "../../acting/index.js";
import { useConnection } from "../../reading/index.js";

interface ContractActProps
  extends Omit<ActButtonProps, "intent">, Omit<Intent, "call" | "invalidate"> {
  /** Holds what is shown against the chain, before anything is signed. @throws DaoError when it is otherwise there */
  holds?: (contracts: CoalitionContracts) => Promise<void>;
  /** What is done, once there is an account. */
  build: (contracts: CoalitionContracts, account: string) => Act | Promise<Act>;
}

/** A button for one act of core on the coalition's contracts. */
export function ContractAct({
  holds,
  build,
  title,
  lead,
  facts,
  warning,
  content,
  ...button
}: ContractActProps) {
  const { contracts } = useConnection();
  return (
    <ActButton
      {...button}
      intent={async (account) => {
        const found = await contracts();
        await holds?.(found);
        return {
          title,
          ...(lead !== undefined && { lead }),
          ...(facts !== undefined && { facts }),
          ...(warning !== undefined && { warning }),
          ...(content !== undefined && { content }),
          call: await build(found, account),
        };
      }}
    />
  );
}
