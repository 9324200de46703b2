import { isAddress, ZeroAddress } from "ethers";
import { isContractAnswer } from "../../../core/refusals/index.js";
import type { ContractReader } from "../forms/contract-reader.js";
import type { Drought } from "../condition.js";

/** In whose name the relay anchors posts, and what it takes that it may. */
export interface Engagement {
  /** Whether it may anchor now. */
  holds(): Promise<boolean>;
  /** The call that makes it anchor for a member who named it; nothing when nobody did. */
  call(): Promise<{ to: string; data: string } | undefined>;
}

/** Why posts are not taken, and what is to be done. */
export const notEngaged = (relay: string): Drought => ({
  code: "relay-not-engaged",
  message: `No member lets this relay anchor posts: one has to name ${relay} as relay.`,
});

/**
 * A member names the relay, the relay serves one such member. The contract does both at once unless the relay served
 * somebody else then, who has left since.
 *
 * @param wanted the member to serve; default: whoever named it last.
 */
export function engagementOf(
  lists: ContractReader,
  relay: string,
  { fromBlock, wanted }: { fromBlock: number; wanted: string | undefined },
): Engagement {
  const holds = async () => (await lists.read("anchorsFor", [relay]))[0] !== ZeroAddress;

  async function members(): Promise<string[]> {
    if (wanted !== undefined && isAddress(wanted)) return [wanted];
    const named = await lists.find("RelaySet", [null, relay], fromBlock);
    return [...new Set(named.map(({ args }) => String(args.member)).reverse())];
  }

  async function takes(member: string): Promise<boolean> {
    try {
      await lists.read("serve", [member], "pending");
      return true;
    } catch (error) {
      if (isContractAnswer(error)) return false;
      throw error;
    }
  }

  return {
    holds,
    async call() {
      for (const member of await members())
        if (await takes(member)) return lists.call("serve", [member]);
      return undefined;
    },
  };
}
