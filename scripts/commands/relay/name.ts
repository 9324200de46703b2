import { ZeroAddress } from "ethers";
import { DaoError } from "../../../core/errors.js";
import { defineCommand } from "../../cli/command.js";
import { argument, optionalArgument } from "../../cli/inputs.js";
import { address, text } from "../../cli/values.js";

export const relayName = defineCommand({
  name: "relay name",
  describe: "name the relay that anchors posts in your name, or none",
  examples: [
    "relay name 0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199 https://relay.example --as 2",
    `relay name ${ZeroAddress} --as 2`,
  ],
  access: "signs",
  arguments: {
    account: argument("<account>", "the relay's account; the zero address names none", address),
    url: optionalArgument("[url]", "where others reach it", text),
  },
  async run(context, { account: relay, url = "" }) {
    const { lists } = await context.contracts();
    const { account } = await context.network();
    await lists.setRelay.staticCall(relay, url);
    const before = await lists.relayOf(account as string);
    if (relay === ZeroAddress && before === ZeroAddress)
      throw new DaoError("RELAY_NOT_NAMED", `${account} has named no relay.`, {
        hint: "Nothing is to be done.",
      });
    context.preview(
      relay === ZeroAddress
        ? [`You, ${account}, name no relay any more. ${before} anchors nothing in your name then.`]
        : [
            `You, ${account}, name the account ${relay}${url === "" ? "" : ` at ${url}`} as your relay.`,
            "It may anchor batches of posts in your name, at its own expense, and nothing else.",
            "Whatever is in them is signed by its authors; what is not counts for nobody.",
          ],
    );
    await context.confirm();
    const receipt = await context.send("Named", () => lists.setRelay(relay, url));
    return { member: account, relay, url, before, transaction: receipt.hash };
  },
});
