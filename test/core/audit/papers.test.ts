import { expect } from "chai";
import { AbiCoder, HDNodeWallet } from "ethers";
import { auditOver, openAudit } from "../../../core/audit/index.js";
import { TYPE_HASHES } from "../../../core/authenticator/index.js";
import { foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { call, unzip } from "../../fixture/motions.js";
import { RpcProvider } from "./rpc-provider.js";
import { rangeOf } from "./history.js";
import { lying } from "./lying-rpc.js";
import { rpc } from "./voted.js";

const PHRASE = "test test test test test test test test test test test junk";

/** A founder files a motion by a paper whose words are no UTF-8: contracts hash whatever bytes there are. */
async function filed() {
  const c = await foundCoalition();
  const founder = HDNodeWallet.fromPhrase(PHRASE);
  const { authenticator, archive, strangers } = c;
  const lists = unzip([await call(archive, "recordResolution", ["Resolved."])]);
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ["address[]", "uint256[]", "bytes[]", "bytes"],
    [...lists, "0x4d6f74696f6eff"],
  );
  const verb = TYPE_HASHES["propose-motion"];
  const deadline = (await time.latest()) + 3_600;
  const paper = { member: founder.address, nonce: 7n, deadline };
  const digest = await authenticator.digestOf(verb, encoded, founder.address, 7n, deadline);
  const signature = founder.signingKey.sign(digest).serialized;
  await authenticator.connect(strangers[0]).act(verb, encoded, { ...paper, signature });
  await time.increase(1);
  return c;
}

async function papersOf(change = (input: string) => input) {
  const { directory } = await loadFixture(filed);
  const node = lying(rpc, (method, _, answer) => {
    if (method !== "eth_getTransactionByHash") return answer;
    const told = answer as { input: string };
    return { ...told, input: change(told.input) };
  });
  const opened = await openAudit({
    range: await rangeOf(rpc),
    directory: await directory.getAddress(),
    chain: node,
    provider: new RpcProvider(rpc, 31_337n),
    build: undefined,
    blob: () => Promise.resolve(undefined),
  });
  const [result] = await auditOver(opened, { only: ["papers"] });
  return result;
}

describe("the papers of an audit", () => {
  it("are held against their signatures whatever their words are", async () => {
    expect(await papersOf()).to.include({ verdict: "PASS", items: 1 });
  });

  it("are not passed when their words are others", async () => {
    const other = (input: string) => input.replace("4d6f74696f6eff", "4d6f74696f6efe");
    const { verdict, findings } = (await papersOf(other)) ?? {};
    expect(verdict).to.equal("FAIL");
    expect(findings?.[0]?.item).to.match(/^paper 7 of 0x/);
  });
});
