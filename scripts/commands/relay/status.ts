import { formatEther } from "ethers";
import { formatMoment } from "../../../core/format/index.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { checkStatus } from "../../relaying/check-status.js";
import { showFindings } from "../../relaying/finding.js";
import { relayAt } from "../../via/relay-client.js";

export const relayStatus = defineCommand({
  name: "relay status",
  describe: "ask a relay where it stands, and hold it against your own node",
  examples: ["relay status http://127.0.0.1:8600"],
  access: "reads",
  arguments: { url: argument("<url>", "the relay's address", text) },
  async run(context, { url }) {
    const relay = relayAt(url, "reading");
    const { provider, chainId } = await context.network();
    const { addresses } = await context.deployment();
    const { directory } = addresses;
    const { status, findings } = await checkStatus(relay, { chainId, directory, provider });
    context.output.line(
      `Relay ${relay.url}, version ${status.version}, since ${formatMoment(status.startedAt)}`,
    );
    showFindings(context.output, findings);
    const balance = status.relay === null ? undefined : await provider.getBalance(status.relay);
    if (balance !== undefined)
      context.output.line(
        `It has ${formatEther(balance - (balance % 10n ** 14n))} ETH to pay from.`,
      );
    if (findings.some(({ state }) => state !== "good")) context.fail();
    return { relay: { url: relay.url, balance, ...status, findings } };
  },
});
