import { expect } from "chai";
import { Contract, id, Interface, toBeHex, type Signer } from "ethers";
import { ethers, foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { call, secondMotion, unzip } from "../fixture/motions.js";
import { domainOf, signBallot } from "./ballots.js";
import { expectFolded } from "./journal-entries.js";

// What a client of OpenZeppelin's Governor 5 knows, in its own words.
const GOVERNOR = [
  "function name() view returns (string)",
  "function version() view returns (string)",
  "function COUNTING_MODE() view returns (string)",
  "function CLOCK_MODE() view returns (string)",
  "function clock() view returns (uint48)",
  "function token() view returns (address)",
  "function timelock() view returns (address)",
  "function votingDelay() view returns (uint256)",
  "function votingPeriod() view returns (uint256)",
  "function proposalThreshold() view returns (uint256)",
  "function quorum(uint256) view returns (uint256)",
  "function getVotes(address, uint256) view returns (uint256)",
  "function getVotesWithParams(address, uint256, bytes) view returns (uint256)",
  "function hashProposal(address[], uint256[], bytes[], bytes32) view returns (uint256)",
  "function state(uint256) view returns (uint8)",
  "function proposalSnapshot(uint256) view returns (uint256)",
  "function proposalDeadline(uint256) view returns (uint256)",
  "function proposalProposer(uint256) view returns (address)",
  "function proposalEta(uint256) view returns (uint256)",
  "function proposalNeedsQueuing(uint256) view returns (bool)",
  "function proposalVotes(uint256) view returns (uint256, uint256, uint256)",
  "function hasVoted(uint256, address) view returns (bool)",
  "function nonces(address) view returns (uint256)",
  "function propose(address[], uint256[], bytes[], string) returns (uint256)",
  "function castVote(uint256, uint8) returns (uint256)",
  "function castVoteWithReason(uint256, uint8, string) returns (uint256)",
  "function castVoteBySig(uint256, uint8, address, bytes) returns (uint256)",
  "function queue(address[], uint256[], bytes[], bytes32) returns (uint256)",
  "function execute(address[], uint256[], bytes[], bytes32) payable returns (uint256)",
  "function cancel(address[], uint256[], bytes[], bytes32) returns (uint256)",
  "function supportsInterface(bytes4) view returns (bool)",
];

// The rest of IGovernor, for its ERC-165 id; ERC-6372's part does not belong to it.
const MORE_OF_GOVERNOR = [
  "function getProposalId(address[], uint256[], bytes[], bytes32)",
  "function castVoteWithReasonAndParams(uint256, uint8, string, bytes)",
  "function castVoteWithReasonAndParamsBySig(uint256, uint8, address, string, bytes, bytes)",
];
const NOT_GOVERNOR = /clock|CLOCK_MODE|token|timelock|proposalVotes|nonces|supportsInterface/;

function governorId(extra: readonly string[]): string {
  let id = 0n;
  new Interface([...GOVERNOR, ...extra]).forEachFunction(({ name, selector }) => {
    if (!NOT_GOVERNOR.test(name)) id ^= BigInt(selector);
  });
  return toBeHex(id, 4);
}

async function fixture() {
  const c = await foundCoalition();
  const client = new Contract(c.governor.target as string, GOVERNOR, c.founders[0]);
  const as = (signer: Signer) => client.connect(signer) as Contract;
  const ask = (name: string, ...args: unknown[]) => client.getFunction(name)(...args);
  const send = (signer: Signer, name: string, ...args: unknown[]) =>
    as(signer).getFunction(name)(...args);
  return { ...c, ask, send };
}

describe("CoalitionGovernor: to a client that knows only OpenZeppelin's", () => {
  it("introduces itself", async () => {
    const { ask, membership, timelock, governor, rulebook, directory } = await loadFixture(fixture);
    expect(await ask("name")).to.equal("DC-BAS Governor");
    expect(await ask("version")).to.equal("1");
    expect(await ask("COUNTING_MODE")).to.equal("support=bravo&quorum=bravo");
    expect(await ask("CLOCK_MODE")).to.equal("mode=timestamp");
    expect(await ask("clock")).to.equal(BigInt(await time.latest()));
    expect(await ask("token")).to.equal(await membership.getAddress());
    expect(await ask("timelock")).to.equal(await timelock.getAddress());
    expect(await governor.rulebook()).to.equal(await rulebook.getAddress());
    expect(await governor.directory()).to.equal(await directory.getAddress());
    expect(await membership.CLOCK_MODE()).to.equal(await ask("CLOCK_MODE"));
    expect(await membership.clock()).to.equal(await ask("clock"));
    const { name, version, chainId, verifyingContract } = await domainOf(governor);
    expect([name, version, chainId, verifyingContract]).to.deep.equal([
      "DC-BAS Governor",
      "1",
      31337n,
      await governor.getAddress(),
    ]);
  });

  it("answers for an ordinary motion where OpenZeppelin knows one kind only", async () => {
    const { ask, founders, strangers } = await loadFixture(fixture);
    const before = (await time.latest()) - 1;
    expect(await ask("votingDelay")).to.equal(7n * 86_400n);
    expect(await ask("votingPeriod")).to.equal(7n * 86_400n);
    expect(await ask("proposalThreshold")).to.equal(1n);
    expect(await ask("quorum", before)).to.equal(3n);
    for (const [account, votes] of [
      [founders[3]!, 1n],
      [strangers[0]!, 0n],
    ] as const) {
      expect(await ask("getVotes", account.address, before)).to.equal(votes);
      expect(await ask("getVotesWithParams", account.address, before, "0x12")).to.equal(votes);
    }
  });

  it("answers for the past only", async () => {
    const { ask, founders, membership } = await loadFixture(fixture);
    const now = await time.latest();
    for (const attempt of [
      () => ask("quorum", now),
      () => ask("getVotes", founders[0]!.address, now),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(membership, "MembershipFutureLookup")
        .withArgs(now, now);
    }
  });

  it("claims the interfaces it has", async () => {
    const { ask, governor } = await loadFixture(fixture);
    expect(await ask("supportsInterface", "0x01ffc9a7")).to.equal(true);
    // OpenZeppelin's two ids of IGovernor, 5.x with and without getProposalId.
    expect(await ask("supportsInterface", governorId(MORE_OF_GOVERNOR))).to.equal(true);
    expect(await ask("supportsInterface", governorId(MORE_OF_GOVERNOR.slice(1)))).to.equal(true);
    // It receives no tokens (ERC-721, ERC-1155), and nobody has these two.
    for (const other of ["0x150b7a02", "0x4e2312e0", "0xdeadbeef", "0xffffffff"]) {
      expect(await ask("supportsInterface", other), other).to.equal(false);
    }
    const code = await ethers.provider.getCode(governor);
    new Interface(GOVERNOR).forEachFunction(({ name, selector }) => {
      expect(code, name).to.include(selector.slice(2));
    });
  });

  it("goes the whole way, with seconds the only thing added", async () => {
    const c = await loadFixture(fixture);
    const [mover, ...others] = c.founders;
    const calls = [await call(c.archive, "recordResolution", ["Resolved."])];
    const text = `# Resolve\n\nLet us resolve.\n\n#proposer=${mover!.address}`;
    await c.send(mover!, "propose", ...unzip(calls), text);
    const motion = (await c.ask("hashProposal", ...unzip(calls), id(text))) as bigint;
    expect(await c.ask("state", motion)).to.equal(0n);
    expect(await c.ask("proposalProposer", motion)).to.equal(mover!.address);

    await secondMotion(c, { id: motion, mover: mover!, calls, description: text });
    await time.increaseTo(((await c.ask("proposalSnapshot", motion)) as bigint) + 1n);
    expect(await c.ask("state", motion)).to.equal(1n);
    await c.send(mover!, "castVote", motion, 1);
    await c.send(others[0]!, "castVoteWithReason", motion, 1, "Agreed.");
    const signature = await signBallot(c.governor, others[1]!, motion, 1);
    await c.send(c.strangers[0]!, "castVoteBySig", motion, 1, others[1]!.address, signature);
    await c.send(others[2]!, "castVote", motion, 0);
    await c.send(others[3]!, "castVote", motion, 2);
    expect(await c.ask("proposalVotes", motion)).to.deep.equal([1n, 3n, 1n]);
    expect(await c.ask("hasVoted", motion, others[1]!.address)).to.equal(true);

    await time.increaseTo(((await c.ask("proposalDeadline", motion)) as bigint) + 1n);
    expect(await c.ask("state", motion)).to.equal(4n);
    expect(await c.ask("proposalNeedsQueuing", motion)).to.equal(true);
    await c.send(c.strangers[0]!, "queue", ...unzip(calls), id(text));
    expect(await c.ask("state", motion)).to.equal(5n);
    await time.increaseTo((await c.ask("proposalEta", motion)) as bigint);
    await c.send(c.strangers[0]!, "execute", ...unzip(calls), id(text));
    expect(await c.ask("state", motion)).to.equal(7n);
  });

  it("holds nothing and calls nothing", async () => {
    const c = await loadFixture(fixture);
    const { governor, founders } = c;
    const [sender] = founders;
    await expect(sender!.sendTransaction({ to: governor, value: 1 })).to.be.revertedWithCustomError(
      governor,
      "GovernorDisabledDeposit",
    );
    const one = ethers.ZeroAddress;
    for (const deposit of [
      () => governor.onERC721Received(one, one, 0, "0x"),
      () => governor.onERC1155Received(one, one, 0, 0, "0x"),
      () => governor.onERC1155BatchReceived(one, one, [], [], "0x"),
    ]) {
      await expect(deposit()).to.be.revertedWithCustomError(governor, "GovernorDisabledDeposit");
    }
    await expect(governor.relay(sender!, 0, "0x")).to.be.revertedWithCustomError(
      governor,
      "CoalitionGovernorDisabled",
    );
    await expectFolded(governor, async () => undefined, []);
    expect(await ethers.provider.getBalance(governor)).to.equal(0n);
  });
});
