import { id, Wallet } from "ethers";
import { foundCoalition } from "../../fixture/coalition.js";
import { vouchedBy, vouching } from "../../membership/vouching.js";
import type { Occasions } from "./occasion.js";

async function founder() {
  const c = await foundCoalition();
  return { c, member: c.founders[3]! };
}

export const MEMBER_OCCASIONS = {
  join: async () => {
    const c = await foundCoalition();
    const { versionId: codeVersion } = await c.archive.currentCode();
    return { c, member: c.strangers[2]!, values: { group: 4, codeVersion } };
  },
  leave: async () => ({ ...(await founder()), values: {} }),
  "accept-code": async () => {
    const { c, member } = await founder();
    const { versionId: codeVersion } = await c.archive.currentCode();
    return { c, member, values: { codeVersion } };
  },
  "set-profile": async () => ({ ...(await founder()), values: { digest: id("profile") } }),
  vouch: async () => {
    const c = await vouching();
    return { c, member: c.founders[0]!, values: { candidate: c.candidate.address } };
  },
  "withdraw-vouch": async () => {
    const c = await vouching();
    await vouchedBy(c, 1);
    return { c, member: c.founders[0]!, values: { candidate: c.candidate.address } };
  },
  "set-relay": async () => ({
    ...(await founder()),
    values: { relay: Wallet.createRandom().address, url: "https://relay.example/v1" },
  }),
  "cancel-paper": async () => ({ ...(await founder()), values: { cancelledNonce: 2n ** 200n } }),
} satisfies Occasions;
