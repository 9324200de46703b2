import { readFile } from "node:fs/promises";
import { id, keccak256, toUtf8Bytes, ZeroHash, type ContractTransactionResponse } from "ethers";
import { HardhatArtifactResolver } from "@nomicfoundation/hardhat-ignition/helpers";
import { deploy, DeploymentResultType } from "@nomicfoundation/ignition-core";
import { artifacts, network } from "hardhat";
import {
  connectCoalition,
  type CoalitionContracts,
  parseDeployment,
} from "../../../core/contracts/index.js";
import { importContent } from "../../../core/content/index.js";
import {
  batchTree,
  contentCid,
  contentDigest,
  encodeBatch,
  listId,
  postDomain,
  postId,
  signPost,
} from "../../../core/lists/index.js";
import { recordResolution } from "../../../core/motions/index.js";
import type { Rpc } from "../../../core/replay/index.js";
import { openCoalition } from "../../../deploy/modules/coalition.js";
import { foundingParameters, readCoalition } from "../../fixture/founding.js";

const GENERAL = listId("general");

/** A coalition on the chain of some node, which has done what can be done without waiting for days. */
export interface OnNode {
  rpc: Rpc;
  directory: string;
  /** Every content block there is, by CID. */
  blobs: Map<string, Uint8Array>;
  close(): Promise<void>;
}

/**
 * @param url - of the node's JSON-RPC; without it a chain in this process.
 * @param lie - bytes by which the founding says its documents are larger than they are.
 */
export async function liveOnNode(url: string | undefined, lie = 0): Promise<OnNode> {
  const connection = await (url === undefined
    ? network.create()
    : network.create({ network: "local", override: { url } }));
  const { ethers, provider } = connection;
  const coalition = await readCoalition();
  const signers = await ethers.getSigners();
  const deployer = signers[0]?.address ?? "";
  const parameters = await foundingParameters(coalition);
  for (const { renditions } of parameters.documents)
    for (const rendition of renditions) rendition.size += lie;
  const founded = await deploy({
    // A development chain makes a block when there is something to put into it, and none to wait for.
    config: { requiredConfirmations: 1, blockPollingInterval: 20 },
    artifactResolver: new HardhatArtifactResolver(artifacts),
    ignitionModule: openCoalition,
    deploymentParameters: { [openCoalition.id]: parameters },
    accounts: [deployer],
    defaultSender: deployer,
    provider,
  });
  if (founded.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT)
    throw new Error(`no founding: ${JSON.stringify(founded)}`);
  const { directory } = parseDeployment(
    Object.fromEntries(Object.values(founded.contracts).map((each) => [each.id, each.address])),
  );
  const contracts = await connectCoalition(directory, ethers.provider);
  const blobs = await writtenAtFounding(coalition.documents.flatMap((each) => each.renditions));
  await takePart(contracts, signers, blobs, async () => {
    const block = await ethers.provider.getBlock("latest");
    return block?.timestamp ?? 0;
  });
  return {
    rpc: { send: (method, params) => provider.request({ method, params }) },
    ...{ directory, blobs, close: () => connection.close() },
  };
}

async function writtenAtFounding(renditions: readonly { file: string }[]) {
  const blobs = new Map<string, Uint8Array>();
  const store = {
    put(cid: { toString(): string }, bytes: Uint8Array) {
      blobs.set(cid.toString(), bytes);
      return Promise.resolve(cid);
    },
  };
  for (const { file } of renditions)
    await importContent(
      await readFile(new URL(`../../../${file}`, import.meta.url)),
      store as Parameters<typeof importContent>[1],
    );
  return blobs;
}

type Signers = Awaited<
  ReturnType<Awaited<ReturnType<typeof network.create>>["ethers"]["getSigners"]>
>;

/** Somebody joins, a motion is filed and seconded, posts come directly and in a batch, somebody is reported. */
async function takePart(
  { membership, governor, lists, conduct, archive, ...others }: CoalitionContracts,
  signers: Signers,
  blobs: Map<string, Uint8Array>,
  now: () => Promise<number>,
): Promise<void> {
  const [mover, second, third, newcomer] = [signers[0], signers[1], signers[2], signers[15]];
  if (!mover || !second || !third || !newcomer) throw new Error("a node with too few accounts");
  const mined = async (sent: Promise<ContractTransactionResponse>) => (await sent).wait();

  const { versionId } = await archive.currentCode();
  await mined(membership.connect(newcomer).join(0, versionId));
  await mined(membership.connect(newcomer).setProfile(keccak256(toUtf8Bytes("profile"))));

  const { target, value, calldata } = recordResolution(
    { archive, ...others } as CoalitionContracts,
    "Resolved: to be audited everywhere.",
  );
  const motion = [[target], [value], [calldata]] as const;
  await mined(
    governor.connect(mover).propose([...motion[0]], [...motion[1]], [...motion[2]], "Audit us"),
  );
  const motionId = await governor.getProposalId(
    [...motion[0]],
    [...motion[1]],
    [...motion[2]],
    id("Audit us"),
  );
  await mined(governor.connect(second).second(motionId));

  const domain = await postDomain({ lists });
  const write = async (author: string, text: string) => {
    const bytes = toUtf8Bytes(text);
    blobs.set(contentCid(bytes).toString(), bytes);
    return {
      ...{ list: GENERAL, author, parent: ZeroHash, subject: text, content: contentDigest(bytes) },
      ...{ sentAt: await now(), sequence: 0n, previous: ZeroHash },
    };
  };
  await mined(lists.connect(mover).post(await write(mover.address, "By myself"), "0x"));
  const batch = [
    await signPost(second, domain, await write(second.address, "Carried by another")),
    await signPost(third, domain, await write(third.address, "And so is this")),
  ];
  const bytes = encodeBatch(batch);
  const cid = contentCid(bytes);
  blobs.set(cid.toString(), bytes);
  const { root } = batchTree(
    GENERAL,
    batch.map(({ post }) => postId(post, domain)),
  );
  await mined(lists.connect(mover).anchor(GENERAL, root, batch.length, cid.bytes));

  const minutes = toUtf8Bytes("What was said.");
  blobs.set(contentCid(minutes).toString(), minutes);
  const rendition = {
    ...{ digest: contentDigest(minutes), cid: contentCid(minutes).bytes, size: minutes.length + 1 },
    ...{ mediaType: "text/plain", language: "en", authentic: true },
  };
  await mined(archive.connect(newcomer).deposit(3, "minutes", ZeroHash, [rendition]));

  const evidence = keccak256(toUtf8Bytes("what was said"));
  await mined(conduct.connect(second).report(mover.address, 1, false, ZeroHash, evidence));
}
