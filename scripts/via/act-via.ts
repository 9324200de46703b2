import type { Signer } from "ethers";
import { connectCoalition } from "../../core/contracts/index.js";
import { formatMoment } from "../../core/format/index.js";
import type { Context } from "../cli/context.js";
import type { Delivery } from "../cli/delivery.js";
import { openContentStore } from "../content/index.js";
import { relayAt } from "./relay-client.js";
import { ViaSigner } from "./via-signer.js";

/** What of a command's context it takes to act through a relay. */
type Surroundings = Pick<Context, "settings" | "output" | "network" | "deployment"> & {
  deliveries: Delivery[];
};

/** The key's owner, acting through the relay at a URL. @throws DaoError `URL_MALFORMED` */
export async function actVia(url: string, key: Signer, around: Surroundings): Promise<Signer> {
  const { settings, output, network, deployment, deliveries } = around;
  const relay = relayAt(url);
  const { provider, chainId } = await network();
  return new ViaSigner({
    relay,
    key,
    provider,
    chainId,
    async desk() {
      const { addresses, fromBlock } = await deployment();
      return {
        coalition: await connectCoalition(addresses.directory, provider),
        fromBlock,
        member: await key.getAddress(),
        key,
        content: () => openContentStore(settings.content),
      };
    },
    onTaken({ receipt }) {
      output.line(
        `The relay ${receipt.relay} took it and promises it on the chain by ${formatMoment(receipt.dueBy)}.`,
      );
    },
    onLanded({ receipt, signature, transaction }) {
      deliveries.push({
        relay: relay.url,
        message: receipt.message,
        signedBy: receipt.relay,
        signature,
        transaction,
      });
    },
  });
}
