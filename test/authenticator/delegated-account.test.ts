import { expect } from "chai";
import { concat, dataSlice, id, parseEther, Wallet } from "ethers";
import {
  actArguments,
  buildPaper,
  papersDomain,
  signPaper,
} from "../../core/authenticator/index.js";
import { ethers, foundCoalition, loadFixture, networkHelpers, time } from "../fixture/coalition.js";
import { join } from "../fixture/people.js";

/** An account that has a key and, by EIP-7702, the code of a contract wallet with another owner. */
async function delegated() {
  const c = await foundCoalition();
  const owner = c.strangers[1]!;
  const code = await ethers.deployContract("ContractWallet", [owner]);
  const member = new Wallet(id("delegated account"), ethers.provider);
  await networkHelpers.setBalance(member.address, parseEther("1"));
  await join(c, member);
  const nonce = await member.getNonce();
  const authorization = await member.authorize({ address: await code.getAddress(), nonce });
  await c.strangers[0]!.sendTransaction({
    type: 4,
    to: owner.address,
    authorizationList: [authorization],
  });
  return { ...c, member, owner, code };
}

describe("Authenticator: an account that delegated its code (EIP-7702)", () => {
  it("has the code it delegated to", async () => {
    const { member, code } = await loadFixture(delegated);
    const designator = await ethers.provider.getCode(member.address);
    expect(designator).to.equal(concat(["0xef0100", (await code.getAddress()).toLowerCase()]));
    expect(dataSlice(designator, 3).length).to.equal(42);
  });

  for (const [who, pick] of [
    ["by its key", "member"],
    ["as its code says", "owner"],
  ] as const) {
    it(`signs ${who}`, async () => {
      const c = await loadFixture(delegated);
      const paper = await signPaper(
        c[pick],
        await papersDomain(c.authenticator),
        buildPaper(
          "set-profile",
          { digest: id(who) },
          { member: c.member.address, deadline: (await time.latest()) + 60 },
        ),
      );
      await c.authenticator.connect(c.strangers[0]!).act(...actArguments(paper));
      expect(await c.membership.profileOf(c.member)).to.equal(id(who));
    });
  }

  it("is signed for by nobody else", async () => {
    const c = await loadFixture(delegated);
    const deadline = (await time.latest()) + 60;
    const unsigned = buildPaper("leave", {}, { member: c.member.address, deadline });
    const paper = await signPaper(c.strangers[3]!, await papersDomain(c.authenticator), unsigned);
    await expect(c.authenticator.act(...actArguments(paper)))
      .to.be.revertedWithCustomError(c.authenticator, "AuthenticatorInvalidSignature")
      .withArgs(c.member.address);
  });
});
