import { expect } from "chai";
import type { BaseContract, ContractTransactionResponse } from "ethers";
import {
  actArguments,
  buildPaper,
  papersDomain,
  signPaper,
  TYPE_HASHES,
  VERB_NAMES,
  type VerbName,
  VERBS,
} from "../../core/authenticator/index.js";
import { INTERFACES, type ContractName } from "../../core/contracts/index.js";
import { ethers, networkHelpers, time, type Coalition } from "../fixture/coalition.js";
import { ARCHIVE_OCCASIONS } from "./occasions/archive.js";
import { CONDUCT_OCCASIONS } from "./occasions/conduct.js";
import { ELECTION_OCCASIONS } from "./occasions/election.js";
import { MEMBER_OCCASIONS } from "./occasions/member.js";
import { MOTION_OCCASIONS } from "./occasions/motion.js";
import type { Occasion } from "./occasions/occasion.js";

const OCCASIONS: Record<VerbName, () => Promise<Occasion>> = {
  ...MEMBER_OCCASIONS,
  ...MOTION_OCCASIONS,
  ...ELECTION_OCCASIONS,
  ...ARCHIVE_OCCASIONS,
  ...CONDUCT_OCCASIONS,
};

const WEEK = 7 * 86_400;
const JOURNALED = [
  ...["archive", "membership", "governor", "amendments", "notices", "offices", "elections"],
  ...["recalls", "ballotBox", "conduct", "lists"],
] as const as readonly (keyof Coalition)[];

/** Where the verb is done. */
async function targetOf(c: Coalition, name: ContractName): Promise<BaseContract> {
  const at =
    name === "policy"
      ? await c.membership.admissionPolicy()
      : await (c[name as keyof Coalition] as BaseContract).getAddress();
  return new ethers.Contract(at, INTERFACES[name], ethers.provider);
}

/** Everything a transaction told, but that a paper was used. */
async function told(c: Coalition, transaction: ContractTransactionResponse) {
  const acted = c.authenticator.interface.getEvent("Acted").topicHash;
  const receipt = await transaction.wait();
  return receipt!.logs
    .filter(({ topics }) => topics[0] !== acted)
    .map(({ address, topics, data }) => ({ address, topics: [...topics], data }));
}

/** Count and head of the journals of all contracts that do something for members. */
async function journals(c: Coalition) {
  const heads = await Promise.all(
    JOURNALED.map((name) => (c[name] as Coalition["archive"]).journal()),
  );
  return heads.map(([count, head]) => `${count} ${head}`);
}

describe("Authenticator: every verb, by a member without any money, at a stranger's expense", () => {
  let clean: Awaited<ReturnType<typeof networkHelpers.takeSnapshot>>;
  beforeEach(async () => {
    clean = await networkHelpers.takeSnapshot();
  });
  // Each occasion is found anew, and nobody is left without money for the next.
  afterEach(() => clean.restore());

  for (const verb of VERB_NAMES) {
    it(`${verb}: does what the member would have done, once`, async () => {
      const { c, member, values } = await OCCASIONS[verb]();
      const { contract, functionName, fields } = VERBS[verb];
      const target = (await targetOf(c, contract)).connect(member);
      const call = target.getFunction(functionName);
      const given = fields.map(({ name }) => values[name]);
      const moment = (await time.latest()) + 60;

      const before = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(moment);
      const answered: unknown = await call.staticCall(...given, { blockTag: "pending" });
      const inPerson = await told(c, (await call(...given)) as ContractTransactionResponse);
      const written = await journals(c);
      await before.restore();

      const unsigned = buildPaper(verb, values, {
        member: member.address,
        deadline: moment + WEEK,
      });
      const paper = await signPaper(member, await papersDomain(c.authenticator), unsigned);
      await networkHelpers.setBalance(member.address, 0n);
      const stranger = c.authenticator.connect(c.strangers.at(-1)!);
      const act = () => stranger.act(...actArguments(paper));
      await time.setNextBlockTimestamp(moment);
      const result = await stranger.act.staticCall(...actArguments(paper), { blockTag: "pending" });
      const acting = act();
      await expect(acting)
        .to.emit(c.authenticator, "Acted")
        .withArgs(member.address, TYPE_HASHES[verb], paper.nonce);

      expect(await told(c, await acting)).to.deep.equal(inPerson);
      expect(inPerson).not.to.have.length(0);
      expect(await journals(c)).to.deep.equal(written);
      const outputs = INTERFACES[contract].getFunction(functionName)!.outputs;
      const expected =
        outputs.length === 0
          ? "0x"
          : INTERFACES[contract].encodeFunctionResult(functionName, [answered]);
      expect(result).to.equal(expected);
      expect(await ethers.provider.getBalance(member.address)).to.equal(0n);
      expect(await c.authenticator.actor()).to.equal(ethers.ZeroAddress);
      await expect(act())
        .to.be.revertedWithCustomError(c.authenticator, "AuthenticatorSpent")
        .withArgs(member.address, paper.nonce);
    });
  }
});
