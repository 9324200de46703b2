import { expect } from "chai";
import { dataLength, type Interface, toQuantity } from "ethers";
import { type CoalitionContracts, INTERFACES } from "../../../core/contracts/index.js";
import { ProvenChain, RpcEvidence } from "../../../core/proof/index.js";
import { isContractAnswer, revertData } from "../../../core/refusals/index.js";
import type { Rpc } from "../../../core/replay/index.js";
import { foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { founded, latestRange, lived, node, provenCoalition } from "./audited.js";

/** A call's answer, or what it refused with. */
async function answerOf(rpc: Rpc, to: string, data: string, block: string): Promise<unknown> {
  try {
    return await rpc.send("eth_call", [{ to, data }, block]);
  } catch (error) {
    expect(isContractAnswer(error)).to.equal(true);
    return { refused: revertData(error) };
  }
}

/** Every view without arguments of every contract: address and calldata. */
function* viewsOf(contracts: CoalitionContracts) {
  for (const [name, to] of Object.entries(contracts.addresses)) {
    const abi: Interface = INTERFACES[name as keyof typeof INTERFACES];
    for (const fragment of abi.fragments) {
      if (fragment.type !== "function" || fragment.inputs.length > 0) continue;
      const view = abi.getFunction(fragment.format())!;
      if (view.constant) yield { view: `${name}.${view.name}`, to, data: view.selector };
    }
  }
}

describe("a call that is run on proofs", () => {
  it("answers every view without arguments as the node does, now and at any time before", async () => {
    const { contracts } = await loadFixture(lived);
    const range = await latestRange();
    const { chain } = await provenCoalition(contracts.addresses.directory, range);
    let views = 0;
    for (const block of [range.toBlock, range.toBlock - 9, range.toBlock - 20].map(toQuantity))
      for (const { view, to, data } of viewsOf(contracts)) {
        const expected = await answerOf(node, to, data, block);
        expect(await answerOf(chain, to, data, block), view).to.deep.equal(expected);
        views += 1;
      }
    expect(views).to.be.greaterThan(180);
    expect(chain.failure).to.equal(undefined);
  });

  it("refuses as contracts do, so that whoever asks can tell why", async () => {
    const { contracts } = await loadFixture(founded);
    const proven = await provenCoalition(contracts.addresses.directory, await latestRange());
    const questions: ((asked: CoalitionContracts) => Promise<unknown>)[] = [
      ({ governor }) => governor.state(12345n),
      ({ governor }) => governor.motion(12345n),
      ({ membership }) => membership.ownerOf(9999n),
    ];
    for (const ask of questions) {
      const [ours, theirs] = [
        await thrownBy(ask(proven.contracts)),
        await thrownBy(ask(contracts)),
      ];
      expect(isContractAnswer(ours)).to.equal(true);
      expect(revertData(ours)).to.equal(revertData(theirs));
      expect(ours).to.have.property("code", "CALL_EXCEPTION");
    }
    // No contract: no answer, as ever.
    const nobody = proven.contracts.governor.attach(
      `0x${"12".repeat(20)}`,
    ) as typeof contracts.governor;
    expect(await thrownBy(nobody.state(1n))).to.have.property("code", "BAD_DATA");
    expect(proven.chain.failure).to.equal(undefined);
  });

  it("gives a call the gas that a node gives it", async () => {
    const { contracts } = await loadFixture(founded);
    const proven = await provenCoalition(contracts.addresses.directory, await latestRange());
    const answers = async ({ membership }: CoalitionContracts, gasLimit: bigint) =>
      membership.name({ gasLimit }).catch(() => "out of gas");
    const ours: string[] = [];
    const theirs: string[] = [];
    for (let gas = 21_064n; gas < 34_000n; gas += 97n) {
      ours.push(await answers(proven.contracts, gas));
      theirs.push(await answers(contracts, gas));
    }
    expect(ours).to.deep.equal(theirs);
    expect(new Set(ours).size).to.equal(2);
  });

  it("surrounds a call with what its block was", async () => {
    const c = await loadFixture(foundCoalition);
    // NUMBER, TIMESTAMP, COINBASE, PREVRANDAO, GASLIMIT, CHAINID, SELFBALANCE, ORIGIN, CALLER, GASPRICE; then the hash
    // of the block before, and the code's hash of whoever is asked.
    const words = [
      "43",
      "42",
      "41",
      "44",
      "45",
      "46",
      "47",
      "32",
      "33",
      "3a",
      "6001430340",
      "303f",
    ];
    const stored = words.map((code, at) => `${code}61${(32 * at).toString(16).padStart(4, "0")}52`);
    const code = `${stored.join("")}61${(32 * words.length).toString(16).padStart(4, "0")}6000f3`;
    const size = (code.length / 2).toString(16).padStart(4, "0");
    const creation = await c.signers[0]!.sendTransaction({
      data: `0x61${size}80600a3d393df3${code}`,
    });
    const mirror = (await creation.wait())!.contractAddress!;
    // An account that lends itself the mirror's code (EIP-7702).
    const [, lender, payer] = c.signers;
    const leave = await lender!.authorize({ address: mirror });
    await payer!.sendTransaction({ type: 4, to: payer!.address, authorizationList: [leave] });
    await time.increase(5);
    const range = await latestRange();
    const chain = await ProvenChain.open(new RpcEvidence(node), range);
    for (const to of [mirror, lender!.address])
      for (const block of ["latest", toQuantity(range.toBlock - 1)]) {
        const request = [{ from: payer!.address, to, data: "0x" }, block];
        const answer = await chain.send("eth_call", request);
        expect(dataLength(answer as string)).to.equal(32 * words.length);
        expect(answer).to.equal(await node.send("eth_call", request));
      }
  });
});

async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => expect.fail("it was not refused"),
    (error: unknown) => error,
  );
}
