import { getAddress } from "ethers";
import { isDaoError } from "../../../core/errors.js";
import type { RelayClient } from "../../../core/via/index.js";
import { relayStatusSchema } from "../../../core/wire/status.js";

/** Relays that answer now, are of this coalition and take what members sign, in the order they were given. */
export async function relaysThatTake(
  relays: readonly RelayClient[],
  coalition: { chainId: number; directory: string },
): Promise<RelayClient[]> {
  const taking = await Promise.all(relays.map((relay) => takes(relay, coalition)));
  return relays.filter((_, index) => taking[index]);
}

async function takes(
  relay: RelayClient,
  { chainId, directory }: { chainId: number; directory: string },
): Promise<boolean> {
  try {
    const status = await relay.get("/v1/status", relayStatusSchema);
    return (
      status.chainId === chainId &&
      getAddress(status.directory) === getAddress(directory) &&
      status.relay !== null &&
      status.parts.write !== undefined
    );
  } catch (error) {
    if (isDaoError(error)) return false;
    throw error;
  }
}
