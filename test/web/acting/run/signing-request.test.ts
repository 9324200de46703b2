import { expect } from "chai";
import { Wallet, ZeroHash } from "ethers";
import { type CoalitionContracts, INTERFACES } from "../../../../core/contracts/index.js";
import { CONTRACT_TITLES } from "../../../../core/contracts/addresses.js";
import { buildPaper, paperTypedData } from "../../../../core/authenticator/index.js";
import { postTypes } from "../../../../core/lists/index.js";
import { ballotTypedData } from "../../../../core/motions/index.js";
import { describeRequest } from "../../../../web/acting/run/signing-request.js";

const addresses = Object.fromEntries(
  Object.keys(CONTRACT_TITLES).map((name) => [name, Wallet.createRandom().address]),
) as unknown as CoalitionContracts["addresses"];
const coalition = { addresses, admission: { kind: "open" } } as unknown as CoalitionContracts;
const member = Wallet.createRandom().address;
const hash = `0x${"ab".repeat(32)}`;

describe("what a wallet is asked to sign, in words", () => {
  it("is the sentence of a paper, its fields, and until when it counts", () => {
    const data = INTERFACES.membership.encodeFunctionData("join", [2, hash]);
    const call = { to: addresses.membership, data };
    const paper = buildPaper(
      "join",
      { group: 2, codeVersion: hash },
      { member, deadline: 1_800_000_000, nonce: 7n },
    );
    const asked = paperTypedData({}, paper);
    const request = describeRequest(coalition, call, asked);
    expect(request).to.deep.include({ kind: "Join", known: true, calls: [] });
    expect(request.sentence).to.match(/^I join the coalition/);
    const fields = Object.fromEntries(request.fields);
    expect(fields.group).to.match(/^2\b/);
    expect(fields.member).to.equal(member);
    expect(fields.deadline).to.include("2027");
    expect(fields.nonce).to.equal("7");
    // The sentence stands above them: it is the one that is signed.
    expect(request.sentence).to.equal(asked.message["declaration"]);
    const signed = (asked.types["Join"] ?? []).map(({ name }) => name);
    expect(["declaration", ...Object.keys(fields)]).to.have.members(signed);
  });

  it("says what a motion would do, and warns when that cannot all be said", () => {
    const descriptionOf = (target: string, calldata: string) => {
      const values = {
        targets: [target],
        values: [0],
        calldatas: [calldata],
        description: "Words",
      };
      const paper = buildPaper("propose-motion", values, { member, deadline: 1_800_000_000 });
      const data = `0x12345678${paper.arguments.slice(2)}`;
      const call = { to: addresses.governor, data: proposeCall(data) };
      return describeRequest(coalition, call, paperTypedData({}, paper));
    };
    const { selector } = INTERFACES.governor.getFunction("propose") ?? { selector: "" };
    const proposeCall = (data: string) => `${selector}${data.slice(10)}`;
    const close = INTERFACES.lists.encodeFunctionData("close", [hash]);
    const known = descriptionOf(addresses.lists, close);
    expect(known.known).to.equal(true);
    expect(known.calls).to.have.length(1);
    const strange = descriptionOf(Wallet.createRandom().address, "0xdeadbeef");
    expect(strange.known).to.equal(false);
    expect(strange.calls[0]).to.include("outside the coalition");
  });

  it("is said field by field of posts and ballots, which have no sentence", () => {
    const post = {
      ...{ list: hash, author: member, parent: ZeroHash, subject: "Mondays", content: hash },
      ...{ sentAt: 1_800_000_000, sequence: 3n, previous: ZeroHash },
    };
    const data = INTERFACES.lists.encodeFunctionData("post", [post, "0x"]);
    const asked = { domain: {}, types: postTypes, message: post };
    const request = describeRequest(coalition, { to: addresses.lists, data }, asked);
    expect(request).to.include({ kind: "Post", sentence: undefined, known: true });
    expect(Object.fromEntries(request.fields)).to.include({ subject: "Mondays", sequence: "3" });

    const ballot = { proposalId: 5n, support: 1 as const, voter: member };
    const vote = INTERFACES.governor.encodeFunctionData("castVote", [5n, 1]);
    const { domain, types, message } = ballotTypedData({}, ballot);
    const voted = describeRequest(
      coalition,
      { to: addresses.governor, data: vote },
      { domain, types, message: { ...message } },
    );
    expect(voted).to.include({ kind: "Ballot", sentence: undefined });
    expect(Object.fromEntries(voted.fields)).to.include({ proposalId: "5", support: "1" });
  });
});
