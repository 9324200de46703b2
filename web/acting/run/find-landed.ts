import type { Provider } from "ethers";
import { type CoalitionAddresses, INTERFACES } from "../../../core/contracts/index.js";
import { hasEffect, type Message } from "../../../core/via/index.js";

/**
 * Looks whether something signed took effect already, whoever brought it.
 *
 * @param since - block before which it cannot have happened.
 * @returns the transaction; nothing for posts too, whose event does not name them: the same post counts once anyway.
 */
export async function findLanded(
  provider: Provider,
  addresses: CoalitionAddresses,
  { effect, anchored }: Pick<Message, "effect" | "anchored">,
  since: number,
): Promise<string | undefined> {
  if (anchored !== undefined) return undefined;
  const topic = INTERFACES[effect.contract].getEvent(effect.event)?.topicHash;
  if (topic === undefined) throw new Error(`${effect.contract} has no event ${effect.event}`);
  const address = addresses[effect.contract];
  const logs = await provider.getLogs({ address, topics: [topic], fromBlock: since });
  return logs.find((log) => hasEffect({ status: 1, logs: [log] }, addresses, effect))
    ?.transactionHash;
}
