import { AbiCoder, concat, dataSlice, keccak256, type Signer, toBeHex, ZeroHash } from "ethers";
import { packBallots, signBallot, SUPPORT } from "../../../core/motions/index.js";
import type { Rpc } from "../../../core/replay/index.js";
import { connection, ethers, foundCoalition, time } from "../../fixture/coalition.js";
import {
  call,
  closeVote,
  fileMotion,
  openVote,
  queueMotion,
  secondMotion,
  unzip,
  waitOutTimelock,
} from "../../fixture/motions.js";
import { join, waitOut } from "../../fixture/people.js";

/** The node of the test's own chain. */
export const rpc: Rpc = {
  send: (method, params) =>
    connection.provider.request({ method, params } as never) as Promise<unknown>,
};

const { for: FOR, against: AGAINST } = SUPPORT;
const coder = AbiCoder.defaultAbiCoder();

/** OpenZeppelin's ballot with a reason. */
const EXTENDED = {
  ExtendedBallot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "reason", type: "string" },
    { name: "params", type: "bytes" },
  ],
};

/** A motion on which everybody voted in another way, and which was carried out without the governor. */
export async function voted() {
  const c = await foundCoalition();
  const { governor, membership, archive, timelock, founders, strangers } = c;
  const [owner, carrier] = strangers as [Signer & { address: string }, Signer];
  const wallets = await Promise.all(
    [0, 1].map(() => ethers.deployContract("ContractWallet", [owner])),
  );
  const { versionId } = await archive.currentCode();
  const joining = membership.interface.encodeFunctionData("join", [0, versionId]);
  for (const wallet of wallets) await wallet.run(membership, joining);
  await join(c, carrier, 1);
  await waitOut(c);
  await membership.enrol([...wallets, carrier]);
  const motion = await fileMotion(c, [await call(archive, "recordResolution", ["Resolved."])]);
  await secondMotion(c, motion);
  await openVote(c, motion);
  const { id } = motion;
  const sign = (voter: Signer, support: 0 | 1 = FOR) => signBallot(voter, governor, id, support);

  const by = governor.connect(carrier);
  await governor.connect(founders[0]!).castVote(id, FOR);
  const words = concat([
    governor.interface.getFunction("castVoteWithReason")!.selector,
    coder.encode(["uint256", "uint8", "bytes"], [id, AGAINST, "0x4e6fff"]),
  ]);
  await founders[1]!.sendTransaction({ to: governor, data: words });
  await by.castVoteBySig(id, FOR, founders[2]!, (await sign(founders[2]!)).serialized);
  await by.castVoteBySig(id, FOR, founders[3]!, (await sign(founders[3]!)).compactSerialized);
  const because = { proposalId: id, support: FOR, voter: founders[4]!.address, nonce: 0 };
  const domain = {
    name: await governor.name(),
    version: "1",
    verifyingContract: await governor.getAddress(),
  };
  const reasoned = await founders[4]!.signTypedData(
    { ...domain, chainId: (await ethers.provider.getNetwork()).chainId },
    EXTENDED,
    { ...because, reason: "Because.", params: "0x" },
  );
  await by.castVoteWithReasonAndParamsBySig(id, FOR, founders[4]!, "Because.", "0x", reasoned);
  const numberOf = async (account: string) =>
    Number((await membership.seatOf(account)).voterNumber);
  const fifth = { voterNumber: await numberOf(founders[5]!.address), support: FOR };
  const sixth = { voterNumber: await numberOf(founders[6]!.address), support: AGAINST };
  const [good, other] = [await sign(founders[5]!), await sign(founders[6]!, AGAINST)];
  await by.castVotesBySig(
    id,
    concat([
      packBallots([
        // In the fifth's name, but signed by another: passed over.
        { ...fifth, support: AGAINST, signature: other },
        { ...fifth, signature: good },
        { ...sixth, signature: other },
      ]),
      // A ballot that makes no sense costs the others nothing.
      `0x000001ff${"11".repeat(64)}`,
    ]),
  );
  const signed = [id, FOR, founders[7]!.address, (await sign(founders[7]!)).serialized] as const;
  const inner = governor.interface.encodeFunctionData("castVoteBySig", [...signed]);
  await wallets[0]!.connect(carrier).getFunction("run")(governor, inner);
  const ofWallet = { ...because, voter: await wallets[0]!.getAddress() };
  const byOwner = await owner.signTypedData(
    { ...domain, chainId: (await ethers.provider.getNetwork()).chainId },
    { Ballot: EXTENDED.ExtendedBallot.slice(0, 4) },
    ofWallet,
  );
  await by.castVoteBySig(id, FOR, wallets[0]!, byOwner);
  const own = governor.interface.encodeFunctionData("castVote", [id, FOR]);
  await wallets[1]!.connect(carrier).getFunction("run")(governor, own);
  await closeVote(c, motion);
  await queueMotion(c, motion);
  await waitOutTimelock(c, motion);
  const { codeDigest } = await governor.motion(id);
  const salted = coder.encode(["address", "uint256"], [await governor.getAddress(), id]);
  const salt = concat([dataSlice(keccak256(salted), 0, 16), toBeHex(codeDigest, 16)]);
  const [targets, values, payloads] = unzip(motion.calls);
  await timelock.connect(carrier).executeBatch(targets, values, payloads, ZeroHash, salt);
  await time.increase(1);
  return { c, motion, wallets, carrier, codeDigest };
}
